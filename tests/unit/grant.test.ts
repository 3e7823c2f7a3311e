/** What a grant comes to: each line, its limits, what it stands on and what would change it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetCount } from '#shared/domain/event-sheet.ts';
import { type RuleAnswer, ruleWithId, rules } from '#shared/domain/funding/book.ts';
import { grantOf } from '#shared/domain/funding/grant.ts';
import { bandsOf } from '#shared/domain/funding/grant-bands.ts';
import { wholeMonths } from '#shared/domain/funding/grant-units.ts';
import { countriesOf, invitedOf } from '#shared/domain/funding/people.ts';
import { kindOfRule } from '#shared/domain/funding/rule.ts';
import { grantGaps } from '#shared/domain/grant-readiness.ts';
import type { ProjectEvent, ProjectOutput, ProjectPartner, ProjectReportData } from '#shared/domain/project-report.ts';
import { counted, event, programme, sheetData } from '../support/sheets.ts';

const from = (country: string, value: number | null, fields: Partial<SheetCount> = {}) => counted(value, { country, cityCountry: country, city: { und: `Kraj ${country}` }, ...fields });
const whole = (value: number | null, fields: Partial<SheetCount> = {}) => counted(value, { country: null, city: null, cityCountry: null, ...fields });
const held = (participation: readonly SheetCount[], fields: Partial<ProjectEvent['event']> = {}): ProjectEvent =>
  ({ ...sheetData({ participation }), parts: [], planned: { dates: null, place: null, participation: [] }, event: { ...event, ...fields } });

/** A project of a measure: "2.3" is one of Europe for Citizens. */
function project(measureCode: string, events: readonly ProjectEvent[], more: Partial<ProjectReportData['project']> = {}, fields: Partial<ProjectReportData> = {}): ProjectReportData {
  return {
    project: { id: 'project', acronym: 'X', title: null, dates: '2018-09/2020-08', grantNumber: null, programme: { ...programme, measureCode }, callYear: 2018, grantAmount: null, reportSent: null, ...more },
    partners: [], events, outputs: [], courses: [], indicators: [], ruleAnswers: [], changedAt: '', ...fields,
  };
}
const output: ProjectOutput = { id: 'output', title: { en: 'Handbook' }, type: 'handbook', due: null, delivered: null, languages: [] };
const of = (code: string, measureCode: string) => ({ programme: { ...programme, code, measureCode } });
const answer = (rule: string, ...lines: string[]): RuleAnswer => ({ id: rule, rule, callYear: null, lines, confirmed: true, note: 'Guide' });

const REST = answer('efc 1 2.2 2.3 eventAmountsRest 2014-2020', '27500; 30000; 32500; 35000; 37500; 40000');
const MORE = answer('efc 1 2.2 2.3 eventAmountsMore 2014-2020', `4–6: ${Array.from({ length: 12 }, (_, index) => 20_000 + 2500 * index).join('; ')}`, `7+: ${Array.from({ length: 12 }, (_, index) => 30_000 + 2500 * index).join('; ')}`);
const INVITED = answer('efc 2.1 invitedAmounts 2014-2020', '25–50: 5000', '51–75: 7500', '76+: 25000');

const amounts = (data: ProjectReportData) => grantOf(data).lines.map(({ what, amount }) => [what, amount.value, amount.precision]);
const figure = (data: ProjectReportData) => { const { figure: { value, precision }, reason } = grantOf(data); return [value, precision, reason]; };

describe('by events, of participants and countries', () => {
  test.each([
    [50, 12_500], [51, 15_000], [75, 15_000], [76, 17_500], [100, 17_500], [101, 20_000], [125, 20_000], [126, 22_500], [150, 22_500], [151, 25_000], [175, 25_000],
  ])('%i participants from three countries', (people, amount) => {
    expect(figure(project('2.3', [held([from('SI', people - 20), from('IT', 10), from('HR', 10)])]))).toEqual([amount, 'exact', null]);
  });

  test('the bands go up to 50, 51–75, 76–100, then by 25 to 300, and over', () => {
    const bands = bandsOf([50, 75, 100, 125, 150, 175, 200, 225, 250, 275, 300]);
    expect([bands[0], bands[1], bands[3], bands.at(-1), bands.length]).toEqual([{ from: 1, to: 50 }, { from: 51, to: 75 }, { from: 101, to: 125 }, { from: 301, to: null }, 12]);
  });

  test('all events are added, each with its participants, countries and band; what was not held is not', () => {
    const grant = grantOf(project('2.3', [held([from('SI', 40), from('IT', 20)], { id: 'a' }), held([from('SI', 30)], { id: 'b' }), held([from('SI', 90)], { id: 'c', status: 'cancelled' })]));
    expect(grant.lines.map(({ event: one, people, countries, band, amount }) => [one?.id, people?.value, countries?.value, band?.from, band?.to, amount.value])).toEqual([['a', 60, 2, 51, 75, 15_000], ['b', 30, 1, 1, 50, 12_500]]);
    expect([grant.sum.value, grant.figure.value]).toEqual([27_500, 27_500]);
    expect(grant.notes).toEqual(['allEligible', 'noPreparatory']);
  });

  test.each([
    ['more participants than were read', [from('SI', 176)], 'eventAmountsRest'],
    ['more countries than were read', ['SI', 'IT', 'HR', 'HU'].map((country) => from(country, 5)), 'eventAmountsMore'],
  ])('%s: not answerable until that is filled in, and then it is', (_, participation, kind) => {
    const data = project('2.3', [held(participation)]);
    const grant = grantOf(data);
    expect([grant.figure.value, grant.reason, grant.empty.map((rule) => rule.kind)]).toEqual([null, 'emptyRules', [kind]]);
    expect(figure({ ...data, ruleAnswers: [REST, MORE] })[2]).toBeNull();
  });

  test('an unknown number is never nothing: the whole is at least the rest', () => {
    expect(figure(project('2.3', [held([from('SI', 40)]), held([])]))).toEqual([12_500, 'atLeast', null]);
    expect(figure(project('2.3', [held([from('SI', 40), from('IT', null)])]))).toEqual([12_500, 'atLeast', null]);
    expect(figure(project('2.3', [held([])]))).toEqual([null, 'unknown', 'unknownCounts']);
    expect(figure(project('2.3', []))).toEqual([null, 'unknown', 'noEvents']);
    expect(figure(project('2.3', [held([from('SI', 60, { precision: 'about' })])]))).toEqual([15_000, 'about', null]);
  });

  test('people whose country is not recorded may be from another one', () => {
    expect(figure(project('2.3', [held([whole(60)])]))).toEqual([15_000, 'atLeast', null]);
    expect(countriesOf(held([whole(60), from('SI', 20)]))).toEqual({ value: 1, precision: 'atLeast' });
    expect(countriesOf(held([whole(60), from('SI', 20), from('IT', 40)]))).toEqual({ value: 2, precision: 'exact' });
  });

  test('countries are those of the participants, counted once, however many towns they are from', () => {
    expect(countriesOf(held([from('SI', 10), from('SI', 5, { city: { und: 'Ptuj' } }), from('IT', 3), from('HR', 0)]))).toEqual({ value: 2, precision: 'exact' });
  });

  test('it is never more than the most of the measure, or than what was decided on', () => {
    const events = Array.from({ length: 10 }, () => held([from('SI', 151)]));
    expect(grantOf(project('2.3', events))).toMatchObject({ sum: { value: 250_000 }, figure: { value: 150_000, precision: 'exact' }, limits: [{ what: 'most', amount: 150_000 }] });
    expect(grantOf(project('2.3', events, { grantAmount: 90_000 })).figure.value).toBe(90_000);
    // At least so much as the limit is the limit.
    expect(figure(project('2.3', [...events, held([])], { grantAmount: 90_000 }))).toEqual([90_000, 'exact', null]);
  });

  test('what a few people fewer or more would make of it is told, with the whole then', () => {
    const { changes } = grantOf(project('2.3', [held([from('SI', 53)])]));
    expect(changes.map(({ people, amount, figure: then }) => [people, amount, then])).toEqual([[-3, -2500, 12_500], [23, 2500, 17_500]]);
    // Over the last amount that was read nobody knows what more would bring.
    expect(grantOf(project('2.3', [held([from('SI', 175)])])).changes.map(({ people }) => people)).toEqual([-25]);
    expect(grantOf(project('2.3', [held([from('SI', 53, { precision: 'about' })])])).changes).toEqual([]);
  });

  test('it says by which unconfirmed rules it was reckoned, until they are confirmed', () => {
    const data = project('2.2', [held([from('SI', 40)])]);
    const unconfirmed = (one: ProjectReportData) => grantOf(one).standsOn.filter(({ status }) => status === 'unconfirmed').map(({ rule }) => rule.id);
    expect(unconfirmed(data)).toEqual(['efc 1 2.2 2.3 eventBands 2014-2020', 'efc 1 2.2 2.3 eventAmounts 2014-2020']);
    expect(unconfirmed({ ...data, ruleAnswers: unconfirmed(data).map((id) => answer(id)) })).toEqual([]);
  });
});

describe('of town twinning', () => {
  test('the number of people invited decides: of those from other countries than the host', () => {
    const data = project('2.1', [held([from('SI', 100), from('IT', 30), from('HR', 25)])]);
    expect(figure(data)).toEqual([null, 'unknown', 'emptyRules']);
    expect(grantOf({ ...data, ruleAnswers: [INVITED] })).toMatchObject({ figure: { value: 7500, precision: 'exact' }, lines: [{ what: 'invited', people: { value: 55 }, band: { from: 51, to: 75 } }] });
    expect(grantOf({ ...data, ruleAnswers: [INVITED] }).changes.map(({ people, figure: then }) => [people, then])).toEqual([[-5, 5000], [21, 25_000]]);
  });

  test('nobody knows who was invited where the host or the countries are not known', () => {
    expect(invitedOf({ ...held([from('IT', 30)]), place: null })).toEqual({ value: null, precision: 'unknown' });
    expect(invitedOf(held([from('SI', 30)]))).toEqual({ value: 0, precision: 'exact' });
    expect(invitedOf(held([whole(50), from('SI', 30)]))).toEqual({ value: null, precision: 'unknown' });
    expect(invitedOf(held([whole(50), from('IT', 30)]))).toEqual({ value: 30, precision: 'atLeast' });
  });

  test('of the next programme by its own table, up to the most of the call', () => {
    const cerv = (callYear: number | null, ...answers: RuleAnswer[]) => project('TT', [held([from('SI', 50), from('IT', 50)])], { ...of('cerv-2021-2027', 'TT'), callYear }, { ruleAnswers: answers });
    const table = answer('cerv TT NT participantAmounts 2021-2027', '50–99: 20000', '100+: 40000');
    expect(figure(cerv(2024))).toEqual([null, 'unknown', 'emptyRules']);
    expect(figure(cerv(2024, table))).toEqual([40_000, 'exact', null]);
    expect(figure(cerv(2022, table))).toEqual([30_000, 'exact', null]);
    expect(grantOf(cerv(2023, table)).empty.map(({ id }) => id)).toEqual(['cerv TT maxGrant 2023']);
    expect(figure(cerv(null, table))).toEqual([null, 'unknown', 'noCall']);
  });
});

describe('of a strategic partnership', () => {
  const partner = (id: string, role: ProjectPartner['role'] = 'partner') => ({ id, shortName: id, name: null, role, country: 'SI' });
  const partners = [partner('A', 'coordinator'), partner('B'), partner('C')];
  const ka2 = (events: readonly ProjectEvent[], fields: Partial<ProjectReportData> = {}, more: Partial<ProjectReportData['project']> = {}) => project('KA2', events, { ...of('erasmus-plus-2014-2020', 'KA2'), ...more }, { partners, ...fields });
  const meeting = (people: number, dates = '2019-05-20') => held([from('SI', 5), from('IT', people)], { type: 'projectMeeting', dates });
  const multiplier = (local: number, international: number, fields: Partial<ProjectEvent['event']> = {}) => held([from('SI', local), from('IT', international)], { type: 'conference', ...fields });
  const far = answer('erasmus14 KA2 meetingFar 2014-2020', '760');

  test('management is paid a month, for the coordinator and each partner, up to ten organisations', () => {
    expect(amounts(ka2([]))).toEqual([['managementCoordinator', 24 * 500, 'exact'], ['managementPartners', 24 * 2 * 250, 'exact']]);
    const many = [partner('A', 'coordinator'), ...Array.from({ length: 14 }, (_, index) => partner(`P${index}`))];
    expect(amounts(ka2([], { partners: many }))[1]).toEqual(['managementPartners', 24 * 9 * 250, 'exact']);
    expect(figure(ka2([], { partners: [] }))).toEqual([12_000, 'atLeast', null]);
    expect(figure(ka2([], {}, { dates: null }))).toEqual([null, 'unknown', 'unknownCounts']);
    expect([wholeMonths('2018-09-01/2020-08-31'), wholeMonths('2018-09-15/2018-11-10'), wholeMonths('2018-09/..')]).toEqual([24, 1, null]);
  });

  test('journeys to meetings are at least what the lower rate gives, once the higher is known', () => {
    expect(grantOf(ka2([meeting(10)])).empty.map(({ kind }) => kind)).toEqual(['meetingFar']);
    expect(amounts(ka2([meeting(10)], { ruleAnswers: [far] }))[2]).toEqual(['meeting', 5750, 'atLeast']);
    // Forty trips a year.
    expect(amounts(ka2([meeting(30), meeting(30, '2019-11-20'), meeting(30, '2020-01-20')], { ruleAnswers: [far] })).at(-1)).toEqual(['tripsOverMost', -20 * 575, 'exact']);
  });

  test('multiplier events are paid by person, without those whom partners sent, up to a limit', () => {
    expect(amounts(ka2([multiplier(20, 10)], { outputs: [] }))[2]).toEqual(['multiplier', 4000, 'exact']);
    const sent = held([from('SI', 20), from('IT', 10), from('SI', 4, { organisation: 'B' })], { type: 'conference' });
    expect(amounts(ka2([sent]))[2]).toEqual(['multiplier', 4000, 'exact']);
    expect(amounts(ka2([multiplier(200, 100)])).slice(2)).toEqual([['multiplier', 40_000, 'exact'], ['multiplierOverMost', -10_000, 'exact']]);
    expect(amounts(ka2([multiplier(20, 10, { mode: 'online' })]))[2]).toEqual(['multiplierOnline', 600, 'exact']);
    expect(amounts(ka2([multiplier(300, 100, { mode: 'online' })])).slice(2)).toEqual([['multiplierOnline', 7500, 'exact'], ['onlineOverMost', -2500, 'exact']]);
    expect(grantOf(ka2([multiplier(20, 10)])).notes).toEqual(['onlyWithOutputs']);
  });

  test('work on outputs is not in the sum, which is then at least so much', () => {
    expect(grantOf(ka2([], { outputs: [output, output] })).empty.map(({ kind }) => kind)).toEqual(['outputDay']);
    expect(figure(ka2([], { outputs: [output, output], ruleAnswers: [answer('erasmus14 KA2 outputDay 2014-2020', '137')] }))).toEqual([24_000, 'atLeast', null]);
  });

  test('since 2021 it is one of the lump sums', () => {
    const lump = (grantAmount: number | null, measure = 'KA220') => figure(project(measure, [], { ...of('erasmus-plus-2021-2027', measure), callYear: 2022, grantAmount }));
    expect([lump(250_000), lump(60_000, 'KA210')]).toEqual([[250_000, 'exact', null], [60_000, 'exact', null]]);
    expect([lump(60_000), lump(null)]).toEqual([[null, 'unknown', 'notALumpSum'], [null, 'unknown', 'notALumpSum']]);
  });
});

test('a programme without a rule for it, and none at all, are told apart', () => {
  expect([figure(project('9', [])), figure(project('2.3', [], { programme: null }))]).toEqual([[null, 'unknown', 'noRules'], [null, 'unknown', 'noProgramme']]);
});

describe('what the reckoning lacks', () => {
  const told = (data: ProjectReportData) => grantGaps(data, { language: 'en', today: '2026-11-29' }).map(({ code, weight, kind, field }) => [code, weight, kind, field]);

  test('is told: what is unconfirmed, what is empty and where it is answered, what was decided', () => {
    expect(told(project('2.3', [held([from('SI', 200)])]))).toEqual([
      ['noGrantFigure', 'missing', 'project', ''],
      ['ruleUnconfirmed', 'doubtful', 'ruleAnswer', 'efc 1 2.2 2.3 eventBands 2014-2020'],
      ['ruleEmpty', 'advice', 'ruleAnswer', 'efc 1 2.2 2.3 eventAmountsRest 2014-2020'],
      ['noGrantAmount', 'advice', 'project', 'grantAmount'],
    ]);
    expect(told(project('2.3', [held([])], { grantAmount: 50_000 })).map(([code]) => code)).toEqual(['noParticipants', 'ruleUnconfirmed']);
  });

  test('is told: no programme, no rule, no call, no lump sum', () => {
    const codes = (data: ProjectReportData) => told(data).map(([code, weight]) => `${weight} ${code}`);
    const events = [held([from('SI', 60)])];
    expect(codes(project('2.3', events, { programme: null }))).toEqual(['missing noMeasure']);
    expect(codes(project('9', events, { grantAmount: 1 }))).toEqual(['missing noGrantRules']);
    expect(codes(project('TT', events, { ...of('cerv-2021-2027', 'TT'), callYear: null, grantAmount: 1 }))).toContain('missing noCall');
    expect(codes(project('KA220', events, { ...of('erasmus-plus-2021-2027', 'KA220'), callYear: 2022, grantAmount: 1 }))).toContain('doubtful noGrantFigure');
    expect(codes(project('KA220', events, { ...of('erasmus-plus-2021-2027', 'KA220'), callYear: 2022 }))).toContain('missing noGrantAmount');
  });
});

describe('whatever is counted', () => {
  const count = fc.record({ country: fc.constantFrom('SI', 'IT', 'HR', 'HU', 'AT', 'RS'), value: fc.option(fc.nat(120), { nil: null }), about: fc.boolean() }).map(({ country, value, about }) => from(country, value, about && value !== null ? { precision: 'about' } : {}));
  const events = fc.array(fc.array(count, { maxLength: 5 }), { maxLength: 5 }).map((all) => all.map((participation, index) => held(participation, { id: `event ${index}` })));
  const measure = fc.constantFrom('1', '2.1', '2.2', '2.3');
  const filled = [REST, MORE, INVITED];
  const make = (code: string, all: readonly ProjectEvent[]) => project(code, all, {}, { ruleAnswers: filled });

  test('the lines add up to the sum, and the figure is the sum or a limit', () => {
    fc.assert(
      fc.property(measure, events, (code, all) => {
        const { lines, sum, figure: { value }, limits } = grantOf(make(code, all));
        expect(lines.reduce((together, { amount }) => together + (amount.value ?? 0), 0)).toBe(sum.value ?? 0);
        if (value !== null) expect([sum.value, ...limits.map(({ amount }) => amount)]).toContain(value);
        if (lines.some(({ amount }) => amount.value === null) && value !== null && value < Math.min(...limits.map(({ amount }) => amount))) expect(grantOf(make(code, all)).figure.precision).toBe('atLeast');
      }),
    );
  });

  test('the order of events and counts changes neither the figure nor what it stands on', () => {
    fc.assert(
      fc.property(measure, events, (code, all) => {
        const seen = (data: ProjectReportData) => { const grant = grantOf(data); return [grant.figure, grant.sum, grant.reason, grant.empty.map(({ id }) => id).toSorted(), grant.lines.map((line) => JSON.stringify(line)).toSorted()]; };
        expect(seen(make(code, all.toReversed().map((one) => ({ ...one, participation: one.participation.toReversed() }))))).toEqual(seen(make(code, all)));
      }),
    );
  });

  test('one participant more never lowers it where the amounts rise', () => {
    fc.assert(
      fc.property(measure, events, fc.nat(), fc.constantFrom('SI', 'IT', 'HR', 'HU', 'AT', 'RS'), (code, all, at, country) => {
        if (all.length === 0) return;
        const index = at % all.length;
        const more = all.map((one, place) => (place === index ? { ...one, participation: [...one.participation, from(country, 1, { city: { und: 'Other' } })] } : one));
        expect(grantOf(make(code, more)).figure.value ?? 0).toBeGreaterThanOrEqual(grantOf(make(code, all)).figure.value ?? 0);
      }),
    );
  });

  test('no rule that was read nowhere is ever stood on', () => {
    fc.assert(
      fc.property(measure, events, (code, all) => {
        const { figure: { value }, standsOn } = grantOf(project(code, all));
        const empty = standsOn.filter(({ status }) => status === 'empty');
        expect(value === null ? [] : empty).toEqual([]);
      }),
    );
  });
});

test('every rule of money that was read nowhere keeps some project from its figure, until it is filled in', () => {
  const typed = (id: string) => { const { shape, length = 1 } = kindOfRule(ruleWithId(id)?.kind ?? 'maxGrant'); const numbers = Array.from({ length }, () => '1000').join('; '); return answer(id, shape === 'number' ? '50000' : shape === 'numbers' ? numbers : `1+: ${numbers}`); };
  const many = [held([from('SI', 200)]), held(['SI', 'IT', 'HR', 'HU'].map((country) => from(country, 10)))];
  const cases = [
    ...['1', '2.1', '2.2', '2.3'].map((code) => project(code, many)),
    ...[2022, 2023].flatMap((callYear) => ['TT', 'NT'].map((code) => project(code, many, { ...of('cerv-2021-2027', code), callYear }))),
    project('KA2', [held([from('IT', 3)], { type: 'projectMeeting' })], of('erasmus-plus-2014-2020', 'KA2'), { outputs: [output] }),
  ];
  const needed = new Set(cases.flatMap((data) => grantOf(data).empty.map(({ id }) => id)));
  const empty = rules.filter(({ mark, kind }) => mark === 'unsourced' && ['euros'].includes(kindOfRule(kind).unit)).map(({ id }) => id);
  // How many people prepared is not recorded, so that this one is only told of.
  expect([...needed].toSorted()).toEqual(empty.filter((id) => !id.includes('preparatoryAmounts')).toSorted());
  for (const data of cases) expect(grantOf({ ...data, ruleAnswers: [...needed].map(typed) }).empty).toEqual([]);
});
