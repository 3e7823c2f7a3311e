import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetCount } from '#shared/domain/event-sheet.ts';
import { type ReportGap, projectGapCodes } from '#shared/domain/gaps.ts';
import { participationGaps, plannedGaps, templateGaps, totalAndTowns } from '#shared/domain/project-readiness.ts';
import type { ProjectEvent, ProjectReportData } from '#shared/domain/project-report.ts';
import { INTERFACE_LANGUAGES, languageName } from '#shared/domain/languages.ts';
import { reportGapSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { counted, event as plain, programme, sheetData } from '../support/sheets.ts';

const event = { ...plain, webPage: 'https://example.org/' };
const TODAY = '2026-11-29';
const asked = { language: 'en', today: TODAY };
const partner = (country: string, id = country) => ({ id, shortName: id, name: null, role: 'partner' as const, country });
const whole = (value: number, fields: Partial<SheetCount> = {}) => counted(value, { country: null, city: null, cityCountry: null, ...fields });
const from = (country: string, value: number, fields: Partial<SheetCount> = {}) => counted(value, { country, cityCountry: country, city: { und: `Kraj ${country}` }, ...fields });

const held = (fields: Partial<ProjectEvent> = {}): ProjectEvent => ({ ...sheetData({ participation: [from('SI', 40), from('IT', 30)] }), parts: [], planned: { dates: null, place: null, participation: [] }, ...fields, event: { ...event, ...fields.event } });

function project(fields: Partial<ProjectReportData> = {}, measureCode = '2.3'): ProjectReportData {
  return {
    project: { id: 'project', acronym: 'CI.SO.MO', title: null, dates: '2018-12/2020-05', grantNumber: null, programme: { ...programme, measureCode }, callYear: 2017, grantAmount: null, reportSent: '2020-09-01' },
    partners: [partner('SI'), partner('IT'), partner('HR')], events: [held()], outputs: [], courses: [], indicators: [], ruleAnswers: [], changedAt: '2019-06-01T10:00:00.000Z', ...fields,
  };
}

const told = (data: ProjectReportData) => templateGaps(data, asked).map(({ code, weight, id, field }) => [code, weight, id, field]);

const GUIDE = 'Europe for Citizens, Programme Guide 2014–2020 (EACEA)';
const ACCEPTANCE = 'Europe for Citizens, conditions for accepting the final report 2014–2020 (EACEA)';
const CONTACT_POINT = 'National contact point, europadlaobywateli.pl (undated)';
const NOT_THE_FUNDER = 'A contact point, agency, town or consultant; not the funder itself';
const CERV = 'Calls of the programme Citizens, Equality, Rights and Values (CERV)';

/** What the form of Europe for Citizens says of a project of another programme is looked at elsewhere. */
const ofCerv = (measureCode: string, callYear: number, fields: Partial<ProjectReportData> = {}, more: Partial<ProjectReportData['project']> = {}) =>
  project({ ...fields, project: { ...project().project, dates: null, programme: { ...programme, code: 'cerv-2021-2027', measureCode }, callYear, ...more } });
const within = (dates: string | null, more: Partial<ProjectReportData['project']> = {}) => ({ ...project().project, dates, ...more });
const networks = ['SI', 'IT', 'HR', 'HU', 'AT'].map((country) => partner(country));

/** Each rule with what breaks it, alone: measure, data, what is told. */
const RULES: readonly (readonly [code: ReportGap['code'], weight: ReportGap['weight'], where: readonly [id: string, field: string], data: ProjectReportData, source: string | null])[] = [
  ['noEventsHeld', 'missing', ['project', ''], project({ events: [] }), null],
  ['outcomeUnknown', 'missing', ['event', 'status'], project({ events: [held(), held({ event: { ...event, status: 'planned' } })] }), null],
  ['noPartners', 'missing', ['project', 'roles'], project({ partners: [] }), GUIDE],
  ['fewCountries', 'missing', ['project', 'roles'], project({ partners: [partner('SI'), partner('SI', 'other'), partner('IT')] }), GUIDE],
  ['fewCountries', 'missing', ['project', 'roles'], project({ partners: [partner('SI')], events: [held({ participation: [from('SI', 40), from('IT', 30)] })] }, '2.1'), GUIDE],
  ['fewEuStates', 'missing', ['project', 'roles'], project({ partners: [partner('RS'), partner('MK'), partner('AL')] }), GUIDE],
  ['fewInvited', 'missing', ['event', 'participation'], project({ events: [held({ participation: [from('SI', 40), from('IT', 24)] })] }, '2.1'), GUIDE],
  ['fewEvents', 'doubtful', ['project', ''], project({ partners: [...project().partners, partner('HU')] }, '2.2'), CONTACT_POINT],
  ['fewInvitedShare', 'doubtful', ['project', ''], project({ partners: networks, events: [held({ participation: [from('SI', 71), from('IT', 29)] }), held(), held(), held()].map((one, index) => (index === 0 ? one : held({ participation: [from('SI', 70), from('IT', 30)] }))) }, '2.2'), CONTACT_POINT],
  ['projectTooLong', 'missing', ['project', 'dates'], project({ project: within('2018-12/2020-06') }), GUIDE],
  ['eventTooLong', 'missing', ['event', 'dates'], project({ partners: networks, events: [held({ event: { ...event, dates: '2019-05-01/2019-05-22' } }), held(), held(), held()] }, '2.2'), GUIDE],
  ['reportOverdue', 'doubtful', ['project', 'reportSent'], project({ project: within('2018-12/2020-05', { reportSent: null }) }), ACCEPTANCE],
  ['reportIsDue', 'advice', ['project', 'reportSent'], project({ project: within('2026-01/2026-10', { reportSent: null }), events: [held({ event: { ...event, dates: '2026-05-20' } })] }), ACCEPTANCE],
  ['pageMustStay', 'advice', ['event', 'webPage'], project({ events: [held({ event: { ...event, webPageSince: '2026-06-01' } })] }), ACCEPTANCE],
  ['weekdayDiffers', 'doubtful', ['event', 'dates'], project({ events: [held({ event: { ...event, title: { en: 'Friday on the square' } } })] }), null],
  ['noCall', 'advice', ['project', 'callId'], project({ project: within('2018-12/2020-05', { callYear: null }) }), null],
  ['ruleEmpty', 'advice', ['project', 'efc 2.3 minEuStates 2018'], project({ project: within('2018-12/2020-05', { callYear: 2018 }) }), null],
  ['totalDiffersFromTowns', 'doubtful', ['event', 'participation'], project({ events: [held({ participation: [whole(341), from('SI', 400), from('IT', 91)] })] }), null],
  ['eventOutsideProject', 'doubtful', ['event', 'dates'], project({ events: [held({ event: { ...event, dates: '2021-05-20' } })] }), null],
  ['partOutsideEvent', 'doubtful', ['part', 'dates'], project({ events: [held({ parts: [{ id: 'part', title: { en: 'A day in August' }, description: null, dates: '2019-08-02' }] })] }), null],
];

/** The same, of calls whose form another programme has. */
const RULES_OF_CERV: readonly (readonly [code: ReportGap['code'], weight: ReportGap['weight'], where: readonly [id: string, field: string], data: ProjectReportData, source: string])[] = [
  ['fewParticipants', 'doubtful', ['event', 'participation'], ofCerv('TT', 2022, { events: [held({ participation: [from('SI', 20), from('IT', 29)] })] }), NOT_THE_FUNDER],
  ['fewCountries', 'missing', ['project', 'roles'], ofCerv('NT', 2021, { partners: networks.slice(0, 4) }), CERV],
  ['fewEuStates', 'missing', ['project', 'roles'], ofCerv('NT', 2021, { partners: ['SI', 'IT', 'GB', 'RS', 'BA'].map((country) => partner(country)) }), CERV],
  ['fewPartners', 'doubtful', ['project', 'roles'], ofCerv('NT', 2025, { partners: networks.slice(0, 3), events: [held(), held({ event: { ...event, country: 'IT' }, place: null })] }), NOT_THE_FUNDER],
  ['fewActivityCountries', 'doubtful', ['project', ''], ofCerv('NT', 2025, { partners: networks }), NOT_THE_FUNDER],
  ['projectTooShort', 'doubtful', ['project', 'dates'], ofCerv('NT', 2025, { partners: networks, events: [held(), held({ event: { ...event, country: 'IT' }, place: null })] }, { dates: '2019-01/2019-11' }), NOT_THE_FUNDER],
];

describe('a project', () => {
  test('that keeps every rule lacks nothing, whatever its measure', () => {
    expect(told(project())).toEqual([]);
    expect(told(project({ events: [held({ participation: [from('SI', 40), from('IT', 25)] })] }, '2.1'))).toEqual([]);
    expect(told(project({ partners: ['SI', 'IT', 'HR', 'HU'].map((country) => partner(country)), events: [held(), held(), held(), held()] }, '2.2'))).toEqual([]);
  });

  test.each(RULES)('is told of %s (%s)', (code, weight, [id, field], data, source) => {
    const gaps = templateGaps(data, asked);
    expect(gaps.map((gap) => [gap.code, gap.weight, gap.id, gap.field, gap.source])).toEqual([[code, weight, id, field, source]]);
    expect(participationGaps(data, asked).some((gap) => gap.code === code)).toBe(true);
  });

  test.each(RULES_OF_CERV)('of a later programme is told of %s (%s)', (code, weight, [id, field], data, source) => {
    expect(participationGaps(data, asked).map((gap) => [gap.code, gap.weight, gap.id, gap.field, gap.source])).toContainEqual([code, weight, id, field, source]);
  });

  test('is told in words that a proposal is unconfirmed, until somebody confirms it: then it is a rule', () => {
    const data = project({ partners: networks }, '2.2');
    const doubt = templateGaps(data, asked).find(({ code }) => code === 'fewEvents');
    expect(reportGapSentence(createTranslator('en'), doubt as never, 'en')).toBe('The project has 1 event; the call asks for 4 at least. Unconfirmed: it was not read at the funder.');
    const answer = { id: '1', rule: 'efc 2.2 minEvents 2014-2020', callYear: null, lines: [], confirmed: true, note: null };
    const gap = templateGaps({ ...data, ruleAnswers: [answer] }, asked).find(({ code }) => code === 'fewEvents');
    expect([gap?.weight, gap?.isUnconfirmed]).toEqual(['missing', undefined]);
  });

  test('of a call whose rule is empty fails nothing of it, until it is filled in', () => {
    const data = project({ project: within('2018-12/2020-05', { callYear: 2018 }), partners: [partner('SI'), partner('RS'), partner('BA')] });
    expect(told(data)).toEqual([['ruleEmpty', 'advice', 'project', 'efc 2.3 minEuStates 2018']]);
    const answer = { id: '1', rule: 'efc 2.3 minEuStates 2018', callYear: null, lines: ['2'], confirmed: true, note: 'Programme Guide 2018, page 27' };
    expect(templateGaps({ ...data, ruleAnswers: [answer] }, asked).map(({ code, weight, source }) => [code, weight, source])).toEqual([['fewEuStates', 'missing', 'Programme Guide 2018, page 27']]);
  });

  test('of town twinning has its report due after the event', () => {
    const late = templateGaps(project({ partners: [partner('SI'), partner('IT')], project: within('2026-01/2026-12', { reportSent: null, programme: { ...programme, measureCode: '2.1' } }), events: [held({ event: { ...event, dates: '2026-10-05/2026-10-08' }, participation: [from('IT', 30)] })] }, '2.1'), asked);
    expect(late.map(({ code, params }) => [code, params.day])).toEqual([['reportIsDue', '2026-12-08']]);
  });

  test('of another programme, or of none yet, is told that it is, also before anything was held', () => {
    const of = (code: string | null) => templateGaps(project({ project: { ...project().project, programme: code === null ? null : { ...programme, code } }, events: [] }), asked).map((gap) => [gap.code, gap.field]);
    expect(of('erasmus-2014-2020')).toEqual([['otherProgramme', 'measureId'], ['noEventsHeld', '']]);
    expect(of(null)).toEqual([['noMeasure', 'measureId'], ['noEventsHeld', '']]);
  });

  test('has a rule for each of its gaps, and words for each in every language', () => {
    const known = new Set([...RULES, ...RULES_OF_CERV].map(([code]) => code));
    // These have tests of their own, those of the grant where it is reckoned; those after them, of other programmes, stand with their reports.
    expect(projectGapCodes.filter((code) => !known.has(code))).toEqual([
      'noReason', 'templateWordsUnsourced', 'templateOtherLanguage', 'textLetters', 'declarationUnsourced', 'ruleUnconfirmed', 'noGrantRules', 'noGrantFigure', 'noGrantAmount',
      'notCerv', 'notErasmus', 'noBeneficiary', 'noEventNumber', 'modeUnknown', 'noGenders', 'sheetFieldsUnsourced', 'noPartnersNamed', 'noProjectDates', 'noOutputs', 'noSenders', 'noSides',
    ]);
    for (const language of INTERFACE_LANGUAGES) {
      for (const code of projectGapCodes) expect(reportGapSentence(createTranslator(language), { code, params: { count: 2, least: 3, most: 4, total: 5, sum: 6, day: '2026-11-29', rule: 'minEvents', look: 'guide' }, name: { [language]: 'Dogodek' } }, language)).toMatch(/^Dogodek: .*\.$/);
    }
  });

  test('in Slovenian is told that the words of the form by event are ours, and of the form by day are not', () => {
    const codes = (measure: string, participation: SheetCount[]) => templateGaps(project({ events: [held({ participation })] }, measure), { ...asked, language: 'sl' }).map(({ code }) => code);
    expect(codes('2.3', [from('SI', 40), from('IT', 30)])).toEqual(['templateWordsUnsourced']);
    expect(codes('2.1', [from('SI', 40), from('IT', 30)])).toEqual([]);
  });

  test.each(['de', 'it', 'el', 'bg', 'tr'])('in %s is told that the form stands in English, in the words of the reader', (language) => {
    const gaps = templateGaps(project({ events: [held({ participation: [from('SI', 40), from('IT', 30)] })] }, '2.1'), { ...asked, language });
    const gap = gaps.find(({ code }) => code === 'templateOtherLanguage');
    expect(gap).toMatchObject({ weight: 'advice', params: { language }, source: null });
    expect(gap && reportGapSentence(createTranslator('sl'), gap, 'sl')).toContain(languageName(language, 'sl'));
  });

  test('is told of each event what is missing in it, by its name, and once what is missing in the programme', () => {
    const bare = { ...programme, supportStatement: null };
    const gaps = templateGaps(project({ project: { ...project().project, programme: bare }, events: [1, 2].map((number) => held({ event: { ...event, title: { en: `Event ${number}` }, webPage: null }, project: { id: 'project', acronym: 'X', title: null, grantNumber: null, programme: bare } })) }), asked);
    expect(gaps.map(({ code, name }) => [code, name?.en ?? null])).toEqual([['noWebPage', 'Event 1'], ['noSupportStatement', null], ['noWebPage', 'Event 2']]);
  });
});

test.each([
  ['held on other days', held({ planned: { dates: '2019-04', place: null, participation: [] } }), ['noReason']],
  ['held as planned', held({ planned: { dates: event.dates, place: null, participation: [] } }), []],
  ['cancelled', held({ event: { ...event, status: 'cancelled' } }), ['noReason']],
  ['cancelled, with its reason', held({ event: { ...event, status: 'cancelled', deviationReason: { sl: 'Epidemija.' } } }), []],
  ['otherwise in words', held({ event: { ...event, deviation: { sl: 'Na spletu.' } } }), ['noReason']],
] as const)('an event that was %s', (_, one, codes) => {
  expect(plannedGaps(project({ events: [held(), one] }), asked).map(({ code }) => code)).toEqual(codes);
});

// The totals of ten published sheets that differ from what their towns add up to, and one that can't be told.
test.each([
  ['341 against 491', [whole(341), from('SI', 400), from('IT', 91)], { total: 341, sum: 491 }],
  ['180 against 173', [whole(180), from('SI', 100), from('IT', 73)], { total: 180, sum: 173 }],
  ['30 against 32', [whole(30), from('SI', 32)], { total: 30, sum: 32 }],
  ['the same', [whole(115), from('SI', 100), from('IT', 15)], null],
  ['over 100 beside parts of 115', [whole(100, { precision: 'about' }), from('SI', 100), from('IT', 15)], null],
  ['a town unknown', [whole(50), from('SI', 20), counted(null, { country: 'IT' })], null],
  ['no total', [from('SI', 20)], null],
  ['those of one sender', [whole(50), from('SI', 20, { organisation: 'A' })], null],
] as const)('a total and its towns: %s', (_, counts, differs) => {
  expect(totalAndTowns(counts)).toEqual(differs);
});

test('the order of events and counts changes nothing that is told', () => {
  const count = fc.record({ country: fc.constantFrom('SI', 'IT', 'RS'), value: fc.nat(200) }).map(({ country, value }) => from(country, value));
  fc.assert(
    fc.property(fc.array(fc.array(count, { maxLength: 4 }), { maxLength: 4 }), (events) => {
      const made = events.map((participation, index) => held({ participation, event: { ...event, id: `event ${index}` } }));
      const asSet = (list: readonly ProjectEvent[]) => templateGaps(project({ events: list }, '2.1'), asked).map((gap) => JSON.stringify([gap.code, gap.id, gap.params])).toSorted();
      expect(asSet(made.toReversed().map((one) => ({ ...one, participation: one.participation.toReversed() })))).toEqual(asSet(made));
    }),
  );
});
