/**
 * How the page of the browser shell is let to the archive. It was opened with a key, which works once, in
 * the fragment of its address; for the key the program gives it a secret, which goes with every call. The
 * secret is kept where only pages of this very address and port can read it, so that another tab, a kept
 * link and a page loaded anew have it too. A program that is started again has another.
 */

import type { UnansweredCode } from '#shared/contract/failures.ts';
import { ENTER, KEY, PAGE_HEADER, PROVE, QUIT, WATCH } from '#shared/contract/page.ts';
import { desktop } from './shell.ts';

const KEPT = 'kronika.page';

/** For a browser that keeps nothing. */
let held: string | null = null;

/** Read each time: the page may be let in by another tab. */
function secret(): string | null {
  try {
    return localStorage.getItem(KEPT) ?? held;
  } catch {
    return held;
  }
}

function hold(given: string): void {
  held = given;
  try {
    localStorage.setItem(KEPT, given);
  } catch {
    // Then it lasts as long as this page does.
  }
}

/** The key out of the address bar, at once: the address may be copied, and is written into the history. */
function takeKey(): string | null {
  const key = new URLSearchParams(window.location.hash.slice(1)).get(KEY);
  if (key !== null) window.history.replaceState(null, '', window.location.pathname + window.location.search);
  return key;
}

const key = takeKey();

/** Says something to the program that is no call, as JSON. Null where it is refused or not understood; rejects where nobody is there. */
async function tell(path: string, said: object): Promise<unknown> {
  const answer = await fetch(path, { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' }, body: JSON.stringify(said) });
  return answer.ok ? answer.json().catch(() => null) : null;
}

/** Exchanges the key that the page was opened with. One that is not taken changes nothing: the page may have its secret already. */
export async function enter(): Promise<void> {
  if (key === null) return;
  const answer = (await tell(ENTER, { key }).catch(() => null)) as { secret: string } | null;
  if (answer) hold(answer.secret);
}

/** Calls back when another tab is let in, and this one with it; until the returned function is called. */
export function onAdmitted(listener: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === KEPT && event.newValue !== null) listener();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

export function pageHeaders(): Record<string, string> {
  return { [PAGE_HEADER]: secret() ?? '' };
}

/** The archive could not be asked: its program has ended, or does not know this page, or takes no request as large. */
export class Unanswerable extends Error {
  readonly code: UnansweredCode | 'call.tooLarge';

  constructor(code: Unanswerable['code'], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/**
 * True once the connection was lost. Then our address may be that of another program: anybody on this
 * machine can listen where ours did.
 */
let doubted = false;

/** From here on nothing is told to whoever is at our address before it has proved to be our program. */
export function doubt(): void {
  doubted = true;
}

/** Whether the program that is there knows the secret, without telling it. */
async function knowsSecret(): Promise<boolean> {
  const known = secret();
  // Elsewhere a browser computes no proofs; the loopback address is such a place in all that are current.
  if (known === null || !window.isSecureContext) return known !== null;
  const text = new TextEncoder();
  const nonce = crypto.randomUUID();
  const signing = await crypto.subtle.importKey('raw', text.encode(known), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const proof = Array.from(new Uint8Array(await crypto.subtle.sign('HMAC', signing, text.encode(nonce))), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const answer = (await tell(PROVE, { nonce })) as { proof?: unknown } | null;
  return answer?.proof === proof;
}

/** One question for however many calls wait for its answer. */
let asking: Promise<boolean> | null = null;

async function dispelDoubt(): Promise<void> {
  asking ??= knowsSecret().finally(() => (asking = null));
  if (!(await asking)) throw new Unanswerable('browser.notAdmitted');
  doubted = false;
}

/**
 * Reads a part of the page's own program, which runs here with the secret at hand: so whoever is at our address by now proves first to
 * be our program, also where nothing was lost yet. Rejects with `Unanswerable`.
 */
export async function fromOurs<T>(load: () => Promise<T>): Promise<T> {
  try {
    if (!desktop && secret() !== null) await dispelDoubt();
  } catch (cause) {
    if (cause instanceof Unanswerable) throw cause;
    doubt();
    throw new Unanswerable('disconnected', { cause });
  }
  return load();
}

/** True while the page is being left: what it still says then, such as a draft, arrives also when it is gone. */
let leaving = false;
window.addEventListener('pagehide', () => (leaving = true), { capture: true });
window.addEventListener('pageshow', () => (leaving = false), { capture: true });

/** What was asked and is not answered, but for what lasts as long as the page does. */
const underWay = new Set<Promise<unknown>>();

/** As `fetch`, without cookies, which other servers of this machine may have left here. Rejects with `Unanswerable`. */
export function reach(request: Request, init: RequestInit = {}): Promise<Response> {
  const answer = answered(request, init);
  if (new URL(request.url).pathname === WATCH) return answer;
  const settled: Promise<unknown> = answer.catch(() => {}).finally(() => underWay.delete(settled));
  underWay.add(settled);
  return answer;
}

/** Ends the program, after all that was told to it has arrived. Rejects with `Unanswerable`. */
export async function quit(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
  await answered(new Request(QUIT, { method: 'POST', headers: { 'content-type': 'application/json', ...pageHeaders() }, body: '{}' }));
}

async function answered(request: Request, init: RequestInit = {}): Promise<Response> {
  try {
    if (doubted) await dispelDoubt();
    const answer = await fetch(request, { ...init, credentials: 'omit', keepalive: leaving });
    if (answer.status === 403) throw new Unanswerable('browser.notAdmitted');
    if (answer.status === 413) throw new Unanswerable('call.tooLarge');
    return answer;
  } catch (cause) {
    if (cause instanceof Unanswerable || (cause as { name?: string }).name === 'AbortError') throw cause;
    doubt();
    throw new Unanswerable('disconnected', { cause });
  }
}
