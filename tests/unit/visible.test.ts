import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible, visibleJson } from '../../electron/cli/visible.ts';

const between = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

/** All that a terminal obeys, or that turns what follows about. */
const OBEYED = [...between(0x00, 0x1f), ...between(0x7f, 0x9f), '\u061C', '\u200E', '\u200F', ...between(0x2028, 0x202e), ...between(0x2066, 0x2069)];

describe('a line for the terminal', () => {
  test('shows what could not be seen', () => {
    expect(visible('\u001B[2JNovo mesto\u0007')).toBe('␛[2JNovo mesto␇');
    expect(visible('prva\nkronika: v redu\r\n\tdruga')).toBe('prva␊kronika: v redu␍␊␉druga');
    expect(visible('\u009B31m\u007F')).toBe('⟨009B⟩31m␡');
    expect(visible('abc\u202Egpj.exe\u2066\u2028')).toBe('abc⟨202E⟩gpj.exe⟨2066⟩⟨2028⟩');
  });

  test.each(OBEYED.map((sign) => [sign.charCodeAt(0).toString(16), sign]))('keeps nothing that a terminal obeys: %s', (_, sign) => {
    expect(visible(`a${sign}b${sign}`)).not.toContain(sign);
    expect(visible(`a${sign}b`)).toMatch(/^a.+b$/u);
  });

  test('leaves all that is written as it is', () => {
    const written = 'Čežana »št.« – Αθήνα, София, İstanbul; עברית, العربية, 漢字 😀 👩‍🔬 \u00A0½ \\n <b>{{x}}</b>';
    expect(visible(written)).toBe(written);
  });

  test('is one line, whatever it is made from', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect([...visible(text)].filter((sign) => OBEYED.includes(sign))).toEqual([]);
    }));
  });
});

test('a JSON document stays the same one, and holds nothing that a terminal obeys', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom(...OBEYED, 'a', '"', '\\', 'č', '😀') })), (texts) => {
      const written = visibleJson({ texts });
      expect(JSON.parse(written)).toEqual({ texts });
      expect([...written].filter((sign) => OBEYED.includes(sign))).toEqual([]);
    }),
  );
});
