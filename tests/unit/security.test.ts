import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { START_ADDRESS, isAppAddress, isTrustedFrame, mayDownload, mayLoad, mayNavigate, mayUse, outsideAddress } from '../../electron/desktop/security.ts';

/** Address → [is the app's own, may be loaded, may be opened outside, as it is, after a question]. A page may go only to the app's own. */
const ADDRESSES: readonly (readonly [string, boolean, boolean, boolean])[] = [
  ['kronika://app/', true, true, false],
  ['kronika://app', true, true, false],
  ['kronika://app/index.html', true, true, false],
  ['kronika://app/events/0198f2a0?tab=photos#top', true, true, false],
  ['KRONIKA://app/', true, true, false],

  // What only looks like it.
  ['kronika://app.evil/', false, false, false],
  ['kronika://evil.app/', false, false, false],
  ['kronika://app@evil/', false, false, false],
  ['kronika://app:key@evil/', false, false, false],
  ['kronika://user@app/', false, false, false],
  ['kronika://:key@app/', false, false, false],
  ['kronika://app:80/', false, false, false],
  ['kronika://app\\evil', false, false, false],
  ['kronika://appevil/', false, false, false],
  ['kronika:///app/', false, false, false],
  ['kronika:/app/', false, false, false],
  ['kronika:app', false, false, false],
  ['kronika:', false, false, false],
  ['kronika2://app/', false, false, false],
  ['xkronika://app/', false, false, false],
  ['//app/', false, false, false],
  ['app/', false, false, false],
  ['', false, false, false],

  // What a page makes itself.
  ['blob:kronika://app/5e1f', false, true, false],
  ['data:image/png;base64,AAAA', false, true, false],
  ['devtools://devtools/bundled/inspector.html', false, true, false],
  ['blob:https://evil.example/5e1f', false, false, false],
  ['blob:kronika://app.evil/5e1f', false, false, false],
  ['blob:kronika://app@evil/5e1f', false, false, false],
  ['blob:null/5e1f', false, false, false],
  ['blob:blob:kronika://app/5e1f', false, false, false],
  ['blob:', false, false, false],

  // The network, the disk, and code.
  ['http://127.0.0.1:5173/', false, false, true],
  ['http://localhost/', false, false, false],
  ['http://[::1]/', false, false, false],
  ['http://app/', false, false, false],
  ['https://app/', false, false, false],
  ['ws://127.0.0.1/', false, false, false],
  ['wss://example.org/', false, false, false],
  ['ftp://example.org/', false, false, false],
  ['file:///etc/passwd', false, false, false],
  ['file://app/', false, false, false],
  ['javascript:alert(1)', false, false, false],
  ['javascript://app/%0aalert(1)', false, false, false],
  ['view-source:kronika://app/', false, false, false],
  ['chrome://settings', false, false, false],
  ['about:blank', false, false, false],
  ['smb://example.org/share', false, false, false],
  ['ms-settings:privacy', false, false, false],

  // The web and mail, outside.
  ['https://example.org/', false, false, true],
  ['https://example.org:8443/path?q=1#part', false, false, true],
  ['mailto:info@example.org', false, false, true],
  ['http://example.org/', false, false, true],
  ['http://example.org:8080/path?q=1#part', false, false, true],
  ['http://user@example.org/', false, false, false],
  ['http://:key@example.org/', false, false, false],
  ['https://user@example.org/', false, false, false],
  ['https://:key@example.org/', false, false, false],
  ['https://bank.example@evil.example/', false, false, false],
  ['https://', false, false, false],
  ['tel:+38673000000', false, false, false],
];

describe.each(ADDRESSES)('%j', (address, own, loaded, outside) => {
  test("is one of the app's own, or is not, and a page may go there only if it is", () => {
    expect(isAppAddress(address)).toBe(own);
    expect(mayNavigate(address)).toBe(own);
  });

  test('is given the archive only if it is, and only in the top frame', () => {
    expect(isTrustedFrame({ url: address, parent: null })).toBe(own);
    expect(isTrustedFrame({ url: address, parent: {} })).toBe(false);
  });

  test('may be loaded and may be opened outside, or may not', () => {
    expect({ loaded: mayLoad(address), outside: outsideAddress(address) }).toEqual({ loaded, outside: outside ? address : null });
  });
});

test('the app starts at an address of its own', () => {
  expect(isAppAddress(START_ADDRESS)).toBe(true);
});

test('a frame that is gone is not trusted', () => {
  expect(isTrustedFrame(null)).toBe(false);
});

test('an address is the same to a page that goes there and to a page that loads it, whatever follows the host', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const address = `kronika://app${path}?${query}`;
      expect([isAppAddress(address), mayNavigate(address), mayLoad(address)]).toEqual([true, true, true]);
    }),
  );
});

test('no web address is ever loaded, nor gone to', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['http', 'https', 'ws', 'wss', 'ftp'], withQueryParameters: true, withFragments: true }), (address) => {
      expect([mayNavigate(address), mayLoad(address)]).toEqual([false, false]);
      expect(outsideAddress(address) === null).toBe(!/^https?:/.test(address) || new URL(address).href.length > 2000);
    }),
  );
});

test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'usb', 'serial', 'hid', ''])('no page may use "%s"', (permission) => {
  expect(mayUse(permission)).toBe(false);
});

describe('of a mail', () => {
  test.each([
    ['mailto:info@example.org?subject=Vabilo', 'mailto:info@example.org?subject=Vabilo'],
    ['mailto:info@example.org?subject=Vabilo%20%C4%8D&body=x', 'mailto:info@example.org?subject=Vabilo%20%C4%8D'],
    ['mailto:info@example.org?body=x&Subject=Vabilo&attach=/etc/passwd&cc=a@example.org&bcc=b@example.org&to=c@example.org', 'mailto:info@example.org?subject=Vabilo'],
    ['mailto:info@example.org?subject=a%0D%0ABcc:%20x@example.org', 'mailto:info@example.org?subject=a%20Bcc%3A%20x%40example.org'],
    ['mailto:info@example.org?attach=/etc/passwd', 'mailto:info@example.org'],
    ['MAILTO:ana.novak+arhiv@example.org', 'mailto:ana.novak+arhiv@example.org'],
  ])('only the address and the subject are kept: %s', (address, kept) => {
    expect(outsideAddress(address)).toBe(kept);
  });

  test.each([
    'mailto:', 'mailto:?to=a@example.org', 'mailto:info', 'mailto:a@example.org,b@example.org', 'mailto:a@example.org;b@example.org', 'mailto:a@example.org%2Cb@example.org', 'mailto:a@example.org%3Fattach=x',
    'mailto:a@example.org%26cc=b@example.org', 'mailto:-a@example.org', 'mailto:--attach=/etc/passwd@example.org', 'mailto:a%0Ab@example.org', 'mailto:"a b"@example.org', 'mailto:Ana<a@example.org>', 'mailto:%zz@example.org', 'mailto://a@example.org',
  ])('one that is not to one plain address is not opened: %s', (address) => {
    expect(outsideAddress(address)).toBeNull();
  });

  test('nothing of a link stays but one address and one subject, whatever it holds', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.array(fc.tuple(fc.constantFrom('cc', 'bcc', 'body', 'attach', 'subject', 'to'), fc.string())), (to, subject, more) => {
        const headers = [['subject', subject] as const, ...more].map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
        const kept = outsideAddress(`mailto:${encodeURIComponent(to)}?${headers.join('&')}`);
        expect(kept ?? 'mailto:').toMatch(/^mailto:[^?&]*(\?subject=[^?&\s]*)?$/);
      }),
    );
  });
});

test.each([
  ['blob:kronika://app/5e1f', 'application/pdf', true],
  ['blob:kronika://app/5e1f', 'text/html', false],
  ['blob:kronika://app/5e1f', '', false],
  ['blob:https://evil.example/5e1f', 'application/pdf', false],
  ['blob:kronika://evil/5e1f', 'application/pdf', false],
  ['kronika://app/index.html', 'application/pdf', false],
  ['https://example.org/a.pdf', 'application/pdf', false],
  ['data:application/pdf,x', 'application/pdf', false],
  ['file:///a.pdf', 'application/pdf', false],
  ['', 'application/pdf', false],
])('saved to a file is only a PDF that the page has made: %j as %j', (address, mediaType, allowed) => {
  expect(mayDownload(address, mediaType)).toBe(allowed);
});
