/** What is read out of a question, however it is typed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '#shared/domain/asking/ask.ts';
import { type Read, dayBounds, numberBounds, readQuestion } from '#shared/domain/asking/read.ts';

/** A tree in one line. */
function said(ask: Ask | null): string {
  if (ask === null) return '';
  switch (ask.is) {
    case 'any': return '*';
    case 'word': return ask.isWhole ? `=${ask.text}` : ask.text;
    case 'phrase': return `"${ask.text}"`;
    case 'value': return `${ask.field}:${ask.value}`;
    case 'number': return `${ask.field}:${ask.from ?? ''}..${ask.to ?? ''}`;
    case 'days': return `days:${ask.from ?? ''}..${ask.to ?? ''}`;
    case 'not': return `-${said(ask.of)}`;
    case 'and': return `(${ask.of.map(said).join(' & ')})`;
    default: return `(${ask.of.map(said).join(' | ')})`;
  }
}

const problems = ({ problems: all }: Read) => all.map(({ code, text }) => `${code} ${text}`);

describe('a question', () => {
  it.each([
    ['', ''],
    ['novo mesto', '(novo & mesto)'],
    ['"novo mesto"', '"novo mesto"'],
    ['"mesto"', '=mesto'],
    ['-online', '-online'],
    ['NE celje', '-celje'],
    ['celje OR atene', '(celje | atene)'],
    ['celje ALI atene ALI rim', '(celje | atene | rim)'],
    ['srečanje celje OR atene', '(srečanje & (celje | atene))'],
    ['(srečanje celje) OR atene', '((srečanje & celje) | atene)'],
    ['srečanje IN celje AND atene', '(srečanje & celje & atene)'],
    ['srečanje NOT (celje OR atene)', '(srečanje & -(celje | atene))'],
    ['and or not', '(and & or & not)'],
    ['country:it', 'country:IT'],
    ['država:Italija', 'country:IT'],
    ['country:it,gr', '(country:IT | country:GR)'],
    ['country:"Združeno kraljestvo"', 'country:GB'],
    ['vrsta:seminar', 'type:seminar'],
    ['vrsta:dogodek', 'kind:event'],
    ['kind:events', 'kind:event'],
    ['tip:delavnice', 'type:workshop'],
    ['stanje:načrtovan', 'status:planned'],
    ['vloga:gostitelj org:ISOB', '(role:host & organisation:ISOB)'],
    ['org:"Slovenska filantropija"', 'organisation:Slovenska filantropija'],
    ['wp:3', 'workPackage:3..3'],
    ['ds:>=3', 'workPackage:3..'],
    ['udeleženci:20..50', 'participants:20..50'],
    ['year:2018..2020', 'days:2018-01-01..2020-12-31'],
    ['leto:2018', 'days:2018-01-01..2018-12-31'],
    ['-leto:2018', '-days:2018-01-01..2018-12-31'],
    ['lang:sl ima:fotografija', '(language:sl & has:photo)'],
    ['http://primer.example/a', 'http://primer.example/a'],
    ['CI.SO.MO', 'CI.SO.MO'],
  ])('%s is read as %s', (text, expected) => {
    const read = readQuestion(text);
    expect([said(read.ask), problems(read)]).toEqual([expected, []]);
  });

  it.each([
    ['delavnica (celje', '(delavnica & celje)', ['bracket (']],
    ['delavnica) celje', '(delavnica & celje)', ['bracket )']],
    ['"novo mes', '"novo mes"', ['quote "novo mes']],
    ['celje OR', 'celje', ['operand OR']],
    ['AND celje', 'celje', ['operand AND']],
    ['celje NOT', 'celje', ['operand NOT']],
    ['foo:bar', '(foo & bar)', ['field foo']],
    ['country:xx celje', 'celje', ['value xx']],
    ['country:it,xx', 'country:IT', ['value xx']],
    ['wp:tri', '', ['number tri']],
    ['year:lani celje', 'celje', ['date lani']],
    ['kind: celje', 'celje', []],
  ])('that is unfinished or wrong, %s, asks what it can and says what is wrong', (text, expected, wrong) => {
    const read = readQuestion(text);
    expect([said(read.ask), problems(read)]).toEqual([expected, wrong]);
  });
});

describe('bounds', () => {
  it.each([
    ['50', 50, 50], ['=50', 50, 50], ['>50', 51, null], ['>=50', 50, null], ['<50', null, 49], ['<=50', null, 50], ['20..50', 20, 50], ['50..20', 20, 50], ['20..', 20, null], ['..50', null, 50],
  ])('of a number, %s', (text, from, to) => expect(numberBounds(text)).toEqual({ from, to }));

  it.each(['', '..', 'x', '-1', '1,5', '>', '50..x', '12345678', '>20..50'])('of a number are none in %j', (text) => expect(numberBounds(text)).toBeNull());

  it.each([
    ['2018', '2018-01-01', '2018-12-31'], ['2018-02', '2018-02-01', '2018-02-28'], ['2020-02', '2020-02-01', '2020-02-29'], ['2018-07-05', '2018-07-05', '2018-07-05'], ['2018..2020', '2018-01-01', '2020-12-31'],
    ['2020..2018', '2018-01-01', '2020-12-31'], ['2019..2018-07', '2018-07-01', '2019-12-31'], ['2018-07..2018', '2018-07-01', '2018-12-31'],
    ['2018-07..', '2018-07-01', null], ['..2019-06', null, '2019-06-30'], ['>2018', '2019-01-01', null], ['>=2018', '2018-01-01', null], ['<2018', null, '2017-12-31'], ['<=2018-07-05', null, '2018-07-05'], ['>2019-12-31', '2020-01-01', null],
  ])('of days, %s', (text, from, to) => expect(dayBounds(text)).toEqual({ from, to }));

  it.each(['', '..', '18', '2018-13', '2018-02-30', 'lani', '2018..lani', '>'])('of days are none in %j', (text) => expect(dayBounds(text)).toBeNull());
});

/** What questions are made of, with all that can go wrong. */
const pieces = [
  'delavnica', 'Žužemberk', 'v', 'OR', 'ALI', 'AND', 'IN', 'NOT', 'NE', '-', '(', ')', '"', 'kind:event', 'vrsta:', 'country:it', 'država:xx', 'wp:3', 'year:2018..2020', 'leto:>', 'org:"ISOB', '"novo mesto"', ':', '..', '😀', '\u0301', '|', '&', '\n', 'foo:bar', 'participants:<5',
];
const typed = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 14 }).chain((all) => fc.constantFrom(' ', '').map((between) => all.join(between)));

describe('whatever is typed', () => {
  it('is read, in parts that follow one another and problems that stand where they say', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { ask, parts, problems: wrong } = readQuestion(text);
        let end = 0;
        for (const part of parts) {
          expect(part.start).toBeGreaterThanOrEqual(end);
          expect(part.end).toBeGreaterThan(part.start);
          end = part.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(said(ask)).toBe(parts.length === 1 ? said(parts[0]?.ask ?? null) : parts.length === 0 ? '' : `(${parts.map((part) => said(part.ask)).join(' & ')})`);
        for (const { start, end: until } of wrong) expect(start >= 0 && until > start && until <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('means the same without a part as with it, but for that part', () => {
    const whole = fc.array(fc.constantFrom('delavnica', 'Celje', '-online', '"novo mesto"', 'kind:event', 'country:it,gr', 'NOT atene', '(celje OR rim)', 'celje OR atene', 'wp:3', 'year:2018', '-(rim celje)'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(whole, fc.nat(), (all, which) => {
        const text = all.join(' ');
        const { parts } = readQuestion(text);
        const index = which % parts.length;
        const part = parts[index];
        const rest = readQuestion(text.slice(0, part?.start) + text.slice(part?.end));
        expect(rest.parts.map(({ ask }) => said(ask))).toEqual(parts.toSpliced(index, 1).map(({ ask }) => said(ask)));
      }),
      { numRuns: 300 },
    );
  });
});
