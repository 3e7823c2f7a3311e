/**
 * Text becomes markup or code nowhere in the page: its policy makes the browser refuse that, whoever asks
 * (`require-trusted-types-for`), but for the two that are let through here. A browser that does not know
 * of it has the rest of the policy. To be loaded before everything else.
 */

import * as z from 'zod';

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createHTML: (text: string) => string | null; createScriptURL: (address: string) => string | null }): void;
}

// It would try whether it may make code of its schemas, and the browser would report each try.
z.config({ jitless: true });

const workers = new Set<string>();

/** Lets the page start a worker of its own. @param address as the build gives it */
export function trustWorker(address: string): void {
  workers.add(new URL(address, window.location.href).href);
}

const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  // What announces things to a screen reader empties its lists so.
  createHTML: (text) => (text === '' ? text : null),
  createScriptURL: (address) => (workers.has(new URL(address, window.location.href).href) ? address : null),
});
