import { describe, expect, test } from 'vitest';
import { type CentreGapCode, annualGaps, centreGapCodes, dossierGaps, eventListGaps, eventPhotoGaps, findingAidGaps, partnerListGaps, periodEventsGaps, periodStatisticsGaps, photoReportGaps, profileGaps, selectionEventsGaps, selectionPhotosGaps, selectionSheetsGaps, selectionStatisticsGaps, statisticsGaps } from '#shared/domain/centre-readiness.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import type { ReportGap } from '#shared/domain/gaps.ts';
import { reportGapSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { aidData, eventOf, fileData, fromCountry, organisationData, partnerOf, periodData, projectData, selectionData, whole } from '../support/centre-data.ts';

const asked = { language: 'en', today: '2026-11-29' };
const counts = [fromCountry('SI', 40, { gender: 'female' }), fromCountry('SI', 70), fromCountry('SI', 20, { ageBand: '18–30' })];
const good = eventOf('event', counts);
const contact = { id: 'person', name: 'Ana', duty: null, email: null, phone: null, keepUntil: '2020-01-01' };
const output = { id: 'output', type: 'study', title: { en: 'Study' }, description: null, due: '2020', delivered: null };
const { organisation } = organisationData();
const role = { id: 'role', role: 'partner', written: null, kind: 'project' as const, subjectId: 'project', label: 'X', title: null, dates: null };
const profile = organisationData({ roles: [role] });

/** Each rule with what breaks it, alone: what is told, and where it is mended. */
const RULES: readonly (readonly [code: CentreGapCode, weight: ReportGap['weight'], where: readonly [kind: string, id: string, field: string], gaps: ReportGap[]])[] = [
  ['noTitle', 'missing', ['project', 'project', 'title'], dossierGaps(fileData([good], {}, { title: null }), asked)],
  ['noProjectDates', 'missing', ['project', 'project', 'dates'], dossierGaps(fileData([good], {}, { dates: null }), asked)],
  ['noGrantNumber', 'missing', ['project', 'project', 'grantNumber'], dossierGaps(fileData([good], {}, { grantNumber: null }), asked)],
  ['noSummary', 'advice', ['project', 'project', 'summary'], dossierGaps(fileData([good], { summary: null }), asked)],
  ['noObjectives', 'advice', ['project', 'project', 'objective'], dossierGaps(fileData([good], { parts: [] }), asked)],
  ['noPartnersRecorded', 'missing', ['project', 'project', 'roles'], dossierGaps(fileData([good], { partners: [] }), asked)],
  ['noPartnersRecorded', 'missing', ['project', 'project', 'roles'], partnerListGaps(fileData([good], { partners: [] }), asked)],
  ['outputOverdue', 'doubtful', ['output', 'output', 'delivered'], dossierGaps(fileData([good], { outputs: [output] }), asked)],
  ['partnerWithoutPlace', 'missing', ['organisation', 'RIC', 'placeId'], partnerListGaps(fileData([good], { partners: [partnerOf('RIC', { country: null }), partnerOf('RIC', { country: null, role: 'host' })] }), asked)],
  ['contactPastKeeping', 'doubtful', ['person', 'person', 'keepUntil'], partnerListGaps(fileData([good], { partners: [partnerOf('RIC', { contacts: [contact] })] }), asked)],
  ['noOrganisationPlace', 'missing', ['organisation', 'organisation', 'placeId'], profileGaps({ ...profile, organisation: { ...organisation, place: null } })],
  ['noOrganisationDescription', 'advice', ['organisation', 'organisation', 'description'], profileGaps({ ...profile, organisation: { ...organisation, description: null } })],
  ['noRoles', 'doubtful', ['organisation', 'organisation', ''], profileGaps(organisationData())],
  ['nothingInPeriod', 'doubtful', ['period', '2019', ''], annualGaps(periodData(), asked)],
  ['dateTooVague', 'doubtful', ['event', 'vague', 'dates'], annualGaps(periodData({ events: [good], vague: [eventOf('vague')] }), asked)],
  ['heldWithoutDate', 'doubtful', ['event', 'lost', 'dates'], periodStatisticsGaps(periodData({ events: [good], undated: [{ id: 'lost', title: { en: 'Lost' } }] }), asked)],
  ['noneByGender', 'advice', ['project', 'project', ''], statisticsGaps(projectData([eventOf('event', counts.slice(1))]), asked)],
  ['noneByAge', 'advice', ['period', '2019', ''], periodStatisticsGaps(periodData({ events: [eventOf('event', counts.slice(0, 2))] }), asked)],
  ['chosenGone', 'doubtful', ['selection', '', ''], selectionEventsGaps(selectionData({ events: [good], gone: 2 }), asked)],
  ['nothingFound', 'missing', ['question', '', ''], findingAidGaps(aidData())],
  ['questionNotUnderstood', 'doubtful', ['question', '', ''], findingAidGaps(aidData({ events: [{ ...good, parentId: null }], problems: [{ code: 'field', text: 'foo', start: 0, end: 3 }] }))],
  ['moreFoundThanListed', 'doubtful', ['question', '', ''], findingAidGaps(aidData({ events: [{ ...good, parentId: null }], total: 3 }))],
  ['foundPerhaps', 'advice', ['question', '', ''], findingAidGaps(aidData({ events: [{ ...good, parentId: null }], perhaps: ['a'] }))],
  ['noneChosenHeld', 'doubtful', ['selection', '', ''], selectionStatisticsGaps(selectionData(), asked)],
];

describe('the centre’s own reports', () => {
  test('lack nothing where all is recorded', () => {
    expect([
      ...dossierGaps(fileData([good]), asked), ...partnerListGaps(fileData([good]), asked), ...statisticsGaps(projectData([good]), asked), ...eventListGaps(projectData([good]), asked), ...profileGaps(profile),
      ...annualGaps(periodData({ events: [good] }), asked), ...periodStatisticsGaps(periodData({ events: [good] }), asked), ...periodEventsGaps(periodData({ events: [good] }), asked),
      ...selectionStatisticsGaps(selectionData({ events: [good] }), asked), ...selectionEventsGaps(selectionData({ events: [good] }), asked), ...selectionSheetsGaps(selectionData({ events: [good] }), asked).filter(({ weight }) => weight === 'doubtful'),
    ]).toEqual([]);
  });

  test.each(RULES)('are told of %s (%s)', (code, weight, where, gaps) => {
    expect(gaps.map((gap) => [gap.code, gap.weight, gap.kind, gap.id, gap.field])).toEqual([[code, weight, ...where]]);
  });

  test('have a rule for each of their gaps, and words for each in every language', () => {
    expect(centreGapCodes.filter((code) => !RULES.some(([known]) => known === code))).toEqual([]);
    for (const language of INTERFACE_LANGUAGES) {
      for (const code of centreGapCodes) expect(reportGapSentence(createTranslator(language), { code, params: { count: 2 }, name: { [language]: 'Ime' } }, language)).toMatch(/^Ime: .*\.$/);
    }
  });

  test('ask for outcomes that are over, for sums that fit, and never for a funder’s rule', () => {
    const over = eventOf('over', [], { status: 'planned' });
    const codes = (gaps: readonly ReportGap[]) => gaps.map(({ code }) => code);
    expect(codes(eventListGaps(projectData([good, over]), asked))).toEqual(['outcomeUnknown']);
    expect(codes(annualGaps(periodData({ events: [good, over] }), asked))).toEqual(['outcomeUnknown']);
    expect(codes(annualGaps(periodData({ events: [eventOf('event', [whole(30), fromCountry('SI', 32)])] }), asked))).toEqual(['totalDiffersFromTowns']);
    // A consortium that is too small is told with the funder's own form.
    expect(dossierGaps(fileData([good]), asked).every(({ source }) => source === null)).toBe(true);
  });

  test('of photos ask for their words, and a dossier for those of the first alone', () => {
    const photo = (id: string) => ({ id, sha256: id, caption: null, alternative: null, creator: null, originalName: `${id}.jpg`, width: 3, height: 2 });
    const shown = eventOf('event', counts, {}, { photos: [photo('one'), photo('two')] });
    const told = (gaps: readonly ReportGap[]) => gaps.map(({ code, id }) => `${id} ${code}`);
    const each = (id: string) => [`${id} photoWithoutCaption`, `${id} photoWithoutAlternative`, `${id} photoWithoutCreator`];
    expect(told(photoReportGaps(projectData([shown]), asked))).toEqual([...each('one'), ...each('two')]);
    expect(told(eventPhotoGaps(shown, asked))).toEqual([...each('one'), ...each('two')]);
    expect(told(dossierGaps(fileData([shown]), asked))).toEqual(each('one'));
    expect(told(photoReportGaps(projectData([good]), asked))).toEqual(['project noPhotos']);
    expect(told(selectionPhotosGaps(selectionData({ events: [shown], gone: 1 }), asked))).toEqual([' chosenGone', ...each('one'), ...each('two')]);
    expect(told(selectionPhotosGaps(selectionData(), asked))).toEqual([' noPhotos']);
    expect(told(eventPhotoGaps(good, asked))).toEqual(['event noPhotos']);
  });
});
