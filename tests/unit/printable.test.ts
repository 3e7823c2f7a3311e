import { describe, expect, test } from 'vitest';
import { unprintedLetters } from '#shared/domain/printable.ts';

describe('letters that cannot be printed', () => {
  test.each([
    ['Čežana, žaba in šiška – »ŠŽ« 100 % ½ © ™ ✓ →', ''],
    ['Αθήνα, София, İstanbul, Łódź, Győr, e\u0301', ''],
    ['Pot v 漢字 in nazaj', '漢字'],
    ['თბილისი', 'თბილს'],
    ['😀😀👩‍🔬', '😀👩🔬'],
    ['', ''],
  ])('in "%s": "%s"', (text, letters) => {
    expect(unprintedLetters(text)).toBe(letters);
  });

  test('are none of those that the languages of the region and its partners are written with', () => {
    const alphabets = 'abcčćdđefghijklmnopqrsštuvwxyzž äöüß àèéìòù áéíóöőúüű ąćęłńóśźż ăâîșț çğıöşü αβγδεζηθικλμνξοπρστυφχψω άέήίόύώϊϋΐΰ абвгдежзийклмнопрстуфхцчшщъьюя ђјљњћџ ѓѕќ';
    expect(unprintedLetters(`${alphabets}${alphabets.toUpperCase()}`)).toBe('');
  });
});
