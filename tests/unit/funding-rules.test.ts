/** Every rule of every programme, measure and year of calls, with its value, its mark and its source, against a table that was typed from the funders' papers by itself. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type RuleAnswer, RULES_VERSION, knownRule, ruleBook, ruleWithId, rules, standingAnswers } from '#shared/domain/funding/book.ts';
import { type Rule, kindOfRule, ruleKindNames, rulePlaces } from '#shared/domain/funding/rule.ts';
import { readValue, valueLines } from '#shared/domain/funding/values.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { ruleValueLines } from '#shared/language/rule-text.ts';
import { createTranslator } from '#shared/language/translator.ts';

interface Row {
  readonly programme: string;
  readonly measure: string;
  readonly year: number;
  readonly kind: string;
  readonly value: string;
  readonly mark: string;
  readonly found: string;
}

const table = readFileSync(path.resolve(import.meta.dirname, '../fixtures/funding-rules.tsv'), 'utf8').trim().split('\n').slice(1);

/** A row for each year of calls. */
const rows: readonly Row[] = table.flatMap((line) => {
  const [programme = '', measure = '', calls = '', kind = '', value = '', mark = '', found = ''] = line.split('\t');
  const [from = 0, to = from] = calls.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index): Row => ({ programme, measure, year: from + index, kind, value, mark, found }));
});

const funded = ({ programme, measure, year }: Row) => ({ programme, measure, callYear: year });
const said = ({ programme, measure, year, kind }: Row) => `${programme} ${measure} ${year} ${kind}`;
const answer = (rule: Rule, fields: Partial<RuleAnswer> = {}): RuleAnswer => ({ id: 'a', rule: rule.id, callYear: null, lines: [], confirmed: true, note: null, ...fields });

/** A value of a kind, as somebody types it. */
function typed({ kind }: Rule): string[] {
  const { shape, length = 2 } = kindOfRule(kind);
  const numbers = Array.from({ length }, (_, index) => String(1000 * (index + 1))).join('; ');
  return shape === 'number' ? ['7'] : shape === 'numbers' ? [numbers] : [`1–3: ${numbers}`, `4+: ${numbers}`];
}

describe('each rule of the table', () => {
  test('holds for its measure and call, with its value, mark and source, and there are no others', () => {
    const listed = rows.map((row) => {
      const known = ruleBook(funded(row), []).of(row.kind as Rule['kind']);
      const value = known?.value ?? null;
      return [said(row), value === null ? '' : valueLines(value).join(' / '), known?.rule.mark, Boolean(known && (known.rule.source ? known.rule.source.text.includes(row.found) : known.rule.look === row.found))];
    });
    expect(listed).toEqual(rows.map((row) => [said(row), row.value, row.mark, true]));
    const inTable = new Set(rows.map(said));
    const calls = [...new Map(rows.map((row) => [`${row.programme} ${row.measure} ${row.year}`, row])).values()];
    const others = calls.flatMap((row) => ruleBook(funded(row), []).rules.map(({ rule }) => said({ ...row, kind: rule.kind }))).filter((one) => !inTable.has(one));
    expect(others).toEqual([]);
    expect(rules.filter((rule) => !rows.some((row) => ruleBook(funded(row), []).rules.some((known) => known.rule === rule)))).toEqual([]);
  });

  test('has a source or a place to look, never both, and an id of its own', () => {
    expect(rules.filter(({ value, mark, source, look }) => (value === null) !== (mark === 'unsourced') || (source === null) !== (mark === 'unsourced') || (look === null) === (mark === 'unsourced'))).toEqual([]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(RULES_VERSION).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.each(rules.filter(({ mark }) => mark === 'unsourced'))('that was read nowhere is empty until it is filled in: $id', (rule) => {
    expect(knownRule(rule, [], rule.from)).toMatchObject({ value: null, status: 'empty' });
    // To confirm it says nothing of what it is.
    expect(knownRule(rule, [answer(rule)], rule.from)).toMatchObject({ value: null, status: 'empty' });
    expect(knownRule(rule, [answer(rule, { lines: typed(rule), note: 'Guide, page 3' })], rule.from)).toMatchObject({ value: readValue(rule.kind, typed(rule)), status: 'filled', note: 'Guide, page 3' });
  });

  test.each(rules.filter(({ mark }) => mark === 'contactPoint'))('that was not read at the funder is unconfirmed until it is confirmed: $id', (rule) => {
    expect(knownRule(rule, [], rule.from).status).toBe('unconfirmed');
    expect(knownRule(rule, [answer(rule, { confirmed: false })], rule.from).status).toBe('unconfirmed');
    expect(knownRule(rule, [answer(rule)], rule.from)).toMatchObject({ value: rule.value, status: 'confirmed' });
  });

  test('that was read stays as it was read until somebody says otherwise', () => {
    for (const rule of rules.filter(({ mark }) => mark === 'read')) {
      expect(knownRule(rule, [], rule.from)).toMatchObject({ value: rule.value, status: 'read' });
      expect(knownRule(rule, [answer(rule, { lines: typed(rule) })], rule.from).status).toBe('filled');
    }
  });

  test('is said in every language: what it is about, its value, where to look', () => {
    for (const language of INTERFACE_LANGUAGES) {
      const translator = createTranslator(language);
      const words = [...ruleKindNames.map((kind) => translator.t(`domain:ruleKind.${kind}`)), ...rulePlaces.map((place) => translator.t(`domain:rulePlace.${place}`)), ...rules.flatMap(({ kind, value }) => (value === null ? [] : ruleValueLines(translator, kind, value, language)))];
      expect(words.filter((word) => /rule(?:Kind|Place|Unit)|\{\{/.test(word))).toEqual([]);
    }
    const shown = (language: 'sl' | 'en') => ['maxMonths', 'maxGrant', 'minInvitedShare', 'pageMonths'].map((kind) => ruleValueLines(createTranslator(language), kind as 'maxMonths', ruleBook({ programme: 'europe-for-citizens-2014-2020', measure: '2.2', callYear: 2017 }, []).of(kind as 'maxMonths')?.value ?? 0, language).join());
    expect(shown('en')).toEqual(['24 months', '150,000 EUR', '30 %', '6 months']);
    expect(shown('sl')).toEqual(['24 mesecev', '150.000 EUR', '30 %', '6 mesecev']);
  });
});

describe('an answer', () => {
  const rule = ruleWithId('efc 2.2 minEvents 2014-2020') as Rule;

  test('for one year goes before one for all, and a later one before an earlier', () => {
    const all = [answer(rule, { id: '1', lines: ['5'] }), answer(rule, { id: '2', lines: ['6'] }), answer(rule, { id: '0', callYear: 2018, lines: ['3'] })];
    const value = (year: number | null) => knownRule(rule, all, year).value;
    expect([value(2017), value(2018), value(null)]).toEqual([6, 3, 6]);
    expect(standingAnswers(all).map(({ id }) => id)).toEqual(['2', '0']);
    expect(standingAnswers(all.toReversed())).toEqual(standingAnswers(all));
  });

  test('that cannot be read as a value leaves the rule as it is', () => {
    expect(knownRule(rule, [answer(rule, { lines: ['many'], confirmed: false })], 2018)).toMatchObject({ value: 4, status: 'unconfirmed' });
  });
});

describe('without the year of the call', () => {
  test('what holds in all years of the programme holds, and what differs is undecided', () => {
    const book = ruleBook({ programme: 'europe-for-citizens-2014-2020', measure: '2.2', callYear: null }, []);
    expect(book.of('minPartnerCountries')?.value).toBe(4);
    expect(book.of('minEuStates')).toBeNull();
    expect(book.undecided).toEqual(['minEuStates']);
    expect(ruleBook({ programme: 'cerv-2021-2027', measure: 'TT', callYear: null }, []).undecided).toEqual(['maxMonths', 'minGrant', 'maxGrant']);
  });

  test('and without a programme only what holds for all of them is known', () => {
    expect(ruleBook(null, []).rules.map(({ rule }) => rule.kind)).toEqual(['keepYears', 'keepYearsSmall', 'smallGrant']);
  });
});

describe('a value', () => {
  test.each([
    ['minEvents', ['4'], 4], ['maxGrant', ['150.000'], 150_000], ['maxGrant', ['150,000'], 150_000], ['maxGrant', ['150 000'], 150_000], ['maxGrant', ['150\u00A0000'], 150_000], ['minEvents', [' 4 ', ''], 4],
    ['minEvents', ['4,5'], null], ['minEvents', ['-4'], null], ['minEvents', ['four'], null], ['minEvents', ['4', '5'], null], ['minEvents', [], null], ['minEvents', ['1.5000'], null],
    ['lumpSums', ['120 000; 250 000'], [120_000, 250_000]], ['eventAmounts', ['1; 2; 3; 4; 5'], null], ['lumpSums', ['1;'], null],
    ['invitedAmounts', ['25–50: 5 000', '51+: 7500'], [{ from: 25, to: 50, amounts: [5000] }, { from: 51, to: null, amounts: [7500] }]],
    ['invitedAmounts', ['51+: 7500', '25 - 50: 5000'], [{ from: 25, to: 50, amounts: [5000] }, { from: 51, to: null, amounts: [7500] }]],
    ['invitedAmounts', ['25: 5000'], [{ from: 25, to: 25, amounts: [5000] }]],
    ['invitedAmounts', ['25–50: 5000', '50–60: 6000'], null], ['invitedAmounts', ['25+: 5000', '50–60: 6000'], null], ['invitedAmounts', ['50–25: 5000'], null], ['invitedAmounts', ['25–50: 5000; 6000'], null], ['invitedAmounts', ['5000'], null], ['invitedAmounts', [], null],
  ] as const)('of %s typed as %j', (kind, lines, value) => {
    expect(readValue(kind, lines)).toEqual(value);
  });

  test('is read back as it was written', () => {
    for (const rule of rules) {
      const value = readValue(rule.kind, typed(rule));
      expect(value === null ? null : readValue(rule.kind, valueLines(value))).toEqual(value);
      expect(value).not.toBeNull();
    }
  });
});
