/** What the desktop shell lets a page do. Pure predicates; `tests/unit/security.test.ts` is their spec. */

export const APP_SCHEME = 'kronika';
const APP_HOST = 'app';
export const START_ADDRESS = `${APP_SCHEME}://${APP_HOST}/`;

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** True for addresses of the app's own page, and for nothing that only looks like them. */
export function isAppAddress(address: string): boolean {
  const url = parsed(address);
  return url?.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === '';
}

/** A page may go only where the app itself is. */
export function mayNavigate(address: string): boolean {
  return isAppAddress(address);
}

/** What may be loaded: the app's own, and what the page made itself. Nothing of the network. */
export function mayLoad(address: string): boolean {
  const url = parsed(address);
  if (!url) return false;
  if (url.protocol === 'blob:') return isAppAddress(url.pathname);
  return isAppAddress(address) || url.protocol === 'data:' || url.protocol === 'devtools:';
}

/** Links that may be opened outside, after a question: the web over TLS, and mail. */
export function mayOpenOutside(address: string): boolean {
  const url = parsed(address);
  if (!url) return false;
  if (url.protocol === 'mailto:') return true;
  return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
}

/** No page needs a camera, a place, a notification or anything else that is asked for. */
export function mayUse(_permission: string): boolean {
  return false;
}

/** The part of a frame that says whether to trust it. */
export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the top frame of the app's own page is given the archive. */
export function isTrustedFrame(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && isAppAddress(frame.url);
}
