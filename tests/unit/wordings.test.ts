/** What a programme asks to be said, in languages in which its record has it not. */

import { describe, expect, test } from 'vitest';
import { officialWords } from '#shared/domain/funding/wordings.ts';
import { gapsOfSheet } from '#shared/domain/project-readiness.ts';
import { selectionSheets } from '../../electron/reports/selection.ts';
import { eventOf, selectionData } from '../support/centre-data.ts';
import { project, programme, sheetData } from '../support/sheets.ts';

const cerv = { ...programme, code: 'cerv-2021-2027', supportStatement: { en: 'Funded by the European Union' }, disclaimer: null };

describe('the words of the European Union', () => {
  test.each([
    ['sl', 'Financira Evropska unija', 'ne odražajo nujno', 'one beneficiary prints it'],
    ['de', 'Von der Europäischen Union finanziert', 'spiegeln nicht zwingend', 'several beneficiaries print it'],
    ['it', 'Finanziato dall\'Unione europea', 'non riflettono necessariamente', 'several beneficiaries print it'],
    ['el', 'Με τη χρηματοδότηση της Ευρωπαϊκής Ένωσης', 'δεν αντιπροσωπεύουν κατ\' ανάγκη', 'several beneficiaries print it'],
    ['bg', 'Финансирано от Европейския съюз', 'не отразяват непременно', 'several beneficiaries print it'],
  ])('are in %s as others print them, which is told as a doubt', (language, statement, part, source) => {
    expect(officialWords(cerv, 'supportStatement', language)).toEqual({ text: statement, language, asAsked: true, isUnconfirmed: true });
    expect(officialWords(cerv, 'disclaimer', language)?.text).toMatch(new RegExp(`^${statement}\\. .*${part}`));
    const gaps = gapsOfSheet(sheetData({ project: { ...project, programme: cerv } }), language).filter(({ kind }) => kind === 'programme');
    expect(gaps).toEqual(['statementUnconfirmed', 'disclaimerUnconfirmed'].map((code, index) => ({ code, weight: 'doubtful', kind: 'programme', id: cerv.id, field: ['supportStatement', 'disclaimer'][index], params: {}, name: null, source: expect.stringContaining(source) as string, isUnconfirmed: true })));
  });

  test('of 2014–2020 are in Slovenian as a programme desk prints them, and give way to what the record says', () => {
    const citizens = { ...programme, supportStatement: { en: 'With the support' }, disclaimer: { en: 'This publication' } };
    expect(officialWords(citizens, 'disclaimer', 'sl')?.text).toMatch(/^Izvedba tega projekta je financirana s strani Evropske komisije\. .* stališč Evropske komisije\.$/);
    const gaps = gapsOfSheet(sheetData({ project: { ...project, programme: citizens } }), 'sl').filter(({ kind }) => kind === 'programme');
    expect(gaps.map(({ code, source }) => [code, source])).toEqual([['disclaimerUnconfirmed', 'EACEA 2014–2020, as a programme desk of the same agency prints it'], ['statementOtherLanguage', null]]);
    expect(officialWords(programme, 'disclaimer', 'sl')).toMatchObject({ text: programme.disclaimer?.sl, isUnconfirmed: false });
  });

  test('stand on the sheets of chosen events, too, as is told of them', () => {
    const { support, smallPrint } = selectionSheets(selectionData({ events: [eventOf('event', [], { status: 'held' }, { project: { ...project, programme: cerv } })] }), 'de');
    expect([support?.text, smallPrint?.text]).toEqual(['supportStatement', 'disclaimer'].map((wording) => officialWords(cerv, wording as 'disclaimer', 'de')?.text));
  });

  test('are not made up where no whole sentence was found: the English ones stand, and what is nowhere known is missing', () => {
    expect(officialWords(cerv, 'supportStatement', 'tr')).toEqual({ text: 'Funded by the European Union', language: 'en', asAsked: false, isUnconfirmed: false });
    expect(officialWords(cerv, 'disclaimer', 'tr')).toBeNull();
    expect(gapsOfSheet(sheetData({ project: { ...project, programme: cerv } }), 'tr').flatMap(({ kind, code }) => (kind === 'programme' ? [code] : []))).toEqual(['noDisclaimer', 'statementOtherLanguage']);
  });

  test('give way to what the programme\'s record says, and are of no other programme', () => {
    expect(officialWords({ ...cerv, disclaimer: { de: 'Wie im Vertrag.' } }, 'disclaimer', 'de')).toMatchObject({ text: 'Wie im Vertrag.', isUnconfirmed: false });
    expect(officialWords(programme, 'disclaimer', 'de')).toMatchObject({ language: 'en', asAsked: false, isUnconfirmed: false });
    expect(officialWords(null, 'disclaimer', 'de')).toBeNull();
  });
});
