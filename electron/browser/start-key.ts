import { randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a start key can be used. Milliseconds. */
export const KEY_LIFE = 10 * 60 * 1000;

/** 192 bits that nobody guesses, in letters that stand in an address and in a header as they are. */
export function randomSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares in a time that says nothing of how much was right. */
export function sameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The key in the start address. It works once and for a while: addresses end in histories, in logs and
 * on screens that others see.
 */
export class StartKey {
  readonly #onGone: () => void;
  #current: { readonly key: string; readonly until: number; readonly timer: NodeJS.Timeout } | null = null;

  /** @param onGone called whenever a key can no longer be used: it was, it is too old, or a fresh one took its place */
  constructor(onGone: () => void = () => {}) {
    this.#onGone = onGone;
  }

  /** A new key; the one before it is void. */
  fresh(): string {
    this.drop();
    const timer = setTimeout(() => this.drop(), KEY_LIFE);
    // The program ends when its server does, not when a key does.
    timer.unref();
    this.#current = { key: randomSecret(), until: Date.now() + KEY_LIFE, timer };
    return this.#current.key;
  }

  /** True for the key, once. A wrong one changes nothing. */
  take(given: string): boolean {
    const current = this.#current;
    // A timer stands still while the machine sleeps; the clock does not.
    if (!current || Date.now() > current.until || !sameSecret(given, current.key)) return false;
    this.drop();
    return true;
  }

  drop(): void {
    if (!this.#current) return;
    clearTimeout(this.#current.timer);
    this.#current = null;
    this.#onGone();
  }
}
