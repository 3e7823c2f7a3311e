/** What the desktop shell lets a page do. Pure functions; `tests/unit/security.test.ts` is their spec. */

import { webAddress } from '#shared/contract/fields.ts';

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

/** One plain address of mail. What else may stand there names more receivers, or is read as an option by some programs. */
const MAIL_ADDRESS = /^[\p{L}\p{N}][\p{L}\p{N}.!#$'*+/=^_`{|}~-]*@[\p{L}\p{N}][\p{L}\p{N}.-]*$/u;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Whom a mail is to, and what about. A body, copies and attachments are for its writer to add, not for a link. */
function mailOutside(url: URL): string | null {
  const to = decoded(url.pathname);
  if (!MAIL_ADDRESS.test(to)) return null;
  const headers = url.search.slice(1).split('&').map((header) => header.split('='));
  const subject = decoded(headers.find(([name = '']) => name.toLowerCase() === 'subject')?.[1] ?? '').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return `mailto:${encodeURI(to)}${subject ? `?subject=${encodeURIComponent(subject)}` : ''}`;
}

/**
 * What is opened outside, after a question, for a link; null for what never is. Web addresses as a record
 * takes them, without a name and a password in them, and mail.
 */
export function outsideAddress(address: string): string | null {
  const url = parsed(address);
  if (url?.protocol === 'mailto:') return mailOutside(url);
  const isWeb = url !== null && webAddress.safeParse(url.href).success && url.username === '' && url.password === '';
  return isWeb ? url.href : null;
}

/** What may be saved to a file: a PDF that the page has made. */
export function mayDownload(address: string, mediaType: string): boolean {
  const url = parsed(address);
  return url?.protocol === 'blob:' && isAppAddress(url.pathname) && mediaType === 'application/pdf';
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
