import { expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../electron/shell/policy.ts';

const directives = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources] as const;
  }),
);

test('what is not named is forbidden', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
});

test('each directive stands once', () => {
  expect(directives.size).toBe(CONTENT_SECURITY_POLICY.split(';').length);
});

test('scripts, fonts, workers and calls come from the page alone', () => {
  for (const name of ['script-src', 'font-src', 'worker-src', 'connect-src', 'manifest-src']) expect(directives.get(name)).toEqual(["'self'"]);
});

test('pictures may also be such as the page made itself', () => {
  expect(directives.get('img-src')).toEqual(["'self'", 'blob:', 'data:']);
});

test('nothing is named that is on the network, or anywhere', () => {
  const { 'require-trusted-types-for': _, 'trusted-types': __, ...loading } = Object.fromEntries(directives);
  const sources = Object.values(loading).flat();
  expect(sources.filter((source) => !["'none'", "'self'", "'unsafe-inline'", 'blob:', 'data:'].includes(source))).toEqual([]);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|wss?:|\*|unsafe-eval|\/\//);
});

test('only styles may stand in the page', () => {
  expect([...directives].filter(([, sources]) => sources.includes("'unsafe-inline'")).map(([name]) => name)).toEqual(['style-src']);
  expect(directives.get('style-src')).toEqual(["'self'", "'unsafe-inline'"]);
});

test('the page cannot be framed, send a form, or be given another base', () => {
  for (const name of ['frame-ancestors', 'form-action', 'base-uri']) expect(directives.get(name)).toEqual(["'none'"]);
});

test('no text becomes markup or code but through the one policy of the page', () => {
  expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(directives.get('trusted-types')).toEqual(['default']);
});

test('the headers name the policy, and shut what it does not reach', () => {
  expect(SECURITY_HEADERS).toMatchObject({
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  const permissions = SECURITY_HEADERS['Permissions-Policy']?.split(', ') ?? [];
  expect(permissions.toSorted()).toEqual(['camera=()', 'geolocation=()', 'hid=()', 'microphone=()', 'serial=()', 'usb=()']);
});
