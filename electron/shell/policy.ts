/** What a page of Kronika may do, wherever it is served from. Nothing of it ever goes to the network. */

/**
 * Everything is forbidden and then what is needed allowed: the page's own scripts, styles, fonts,
 * pictures and worker. Styles in the page are allowed because React Aria writes one for touch; the
 * page holds no text of others that could bring its own.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Text never becomes markup or code, but for what `renderer/base/trusted.ts` lets through.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};
