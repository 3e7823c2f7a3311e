import { Failure } from '#shared/contract/failures.ts';

const LAST_PORT = 65_535;

/** The port that `KRONIKA_PORT` asks for; 0, any that is free, where it asks for none. Throws `browser.portUnknown`. */
export function portAsked(asked = ''): number {
  const text = asked.trim();
  const port = Number(text || 0);
  if (!/^\d*$/.test(text) || port > LAST_PORT) throw new Failure('browser.portUnknown', { asked });
  return port;
}
