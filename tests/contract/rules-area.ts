/** Funders' rules: what is known of them, answering one, and the file of answers that goes from one archive to another. */

import { beforeAll, expect, test } from 'vitest';
import { codeOf, failureOf } from '../support/failures.ts';
import { countRow, eventForm, projectForm } from '../support/forms.ts';
import { emptyFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const EVENTS = 'efc 2.2 minEvents 2014-2020';
const INVITED = 'efc 2.1 invitedAmounts 2014-2020';
const answer = (rule: string, fields: { callYear?: number | null; lines?: string[]; confirmed?: boolean; note?: string | null } = {}) => ({ rule, callYear: null, lines: [], confirmed: true, note: null, ...fields });

export function rulesArea(at: At): void {
  const known = async (id: string) => {
    const { rules } = await at.client.rules.list();
    const rule = rules.find((one) => one.id === id);
    return rule && { status: rule.status, lines: rule.lines, note: rule.note, years: rule.years };
  };

  beforeAll(async () => {
    await at.client.archive.create({ folder: emptyFolder(), name: 'Pravila' });
  });

  test('a proposal is unconfirmed until it is confirmed; an answer is taken back, undone and done again as any record is', async () => {
    expect(await known(EVENTS)).toEqual({ status: 'unconfirmed', lines: ['4'], note: null, years: [] });
    const { action } = await at.client.rules.answer(answer(EVENTS, { note: 'Guide 2018, page 21' }));
    expect(await known(EVENTS)).toMatchObject({ status: 'confirmed', lines: ['4'], note: 'Guide 2018, page 21' });
    expect((await at.client.rules.answer(answer(EVENTS, { note: 'Guide 2018, page 21' }))).action).toBeNull();
    await at.client.history.undo({ action });
    expect((await known(EVENTS))?.status).toBe('unconfirmed');
    await at.client.history.redo();
    await at.client.rules.answer(answer(EVENTS, { confirmed: false }));
    expect((await known(EVENTS))?.status).toBe('unconfirmed');
    expect((await at.client.rules.answer(answer(EVENTS, { confirmed: false }))).action).toBeNull();
  });

  test('an empty rule is filled in, for all calls and for those of one year, and changed', async () => {
    await at.client.rules.answer(answer(INVITED, { lines: ['51+: 7.500', '25-50: 5 000'], note: 'Annex 2' }));
    expect(await known(INVITED)).toEqual({ status: 'filled', lines: ['25–50: 5000', '51+: 7500'], note: 'Annex 2', years: [] });
    await at.client.rules.answer(answer(INVITED, { callYear: 2014, lines: ['25+: 4000'] }));
    await at.client.rules.answer(answer(INVITED, { callYear: 2014, lines: ['25+: 4500'] }));
    expect((await known(INVITED))?.years).toEqual([{ callYear: 2014, status: 'filled', lines: ['25+: 4500'], note: null }]);
  });

  test('what is no value, no rule, or no year of its calls changes nothing', async () => {
    const before = (await at.client.rules.export()).text;
    expect(await failureOf(at.client.rules.answer(answer(EVENTS, { lines: ['štiri'] })))).toMatchObject({ code: 'rules.badValue', params: { typed: 'štiri' } });
    expect(await codeOf(at.client.rules.answer(answer('efc 9 minEvents 1999')))).toBe('record.notFound');
    expect(await codeOf(at.client.rules.answer(answer(EVENTS, { callYear: 2021, lines: ['5'] })))).toBe('record.invalid');
    // To say that something read nowhere is so says nothing.
    expect((await at.client.rules.answer(answer('efc 2.3 minEuStates 2018'))).action).toBeNull();
    expect((await at.client.rules.export()).text).toBe(before);
  });

  test('the answers go to another archive as a file; what was answered there of other rules stays, and once is enough', async () => {
    const { name, text, count } = await at.client.rules.export();
    expect([name, count]).toEqual(['kronika-rules.json', 2]);
    expect(await at.client.rules.import({ name, text })).toEqual({ taken: 0, same: 2, action: null });
    const other = await at.connect();
    try {
      await other.client.archive.create({ folder: emptyFolder(), name: 'Sodelavec' });
      await other.client.rules.answer(answer(EVENTS));
      await other.client.rules.answer(answer(INVITED, { lines: ['1+: 1'] }));
      expect(await other.client.rules.import({ name, text })).toMatchObject({ taken: 2, same: 0 });
      const listed = (await other.client.rules.list()).rules;
      expect(listed.find(({ id }) => id === INVITED)?.lines).toEqual(['25–50: 5000', '51+: 7500']);
      expect(listed.find(({ id }) => id === EVENTS)?.status).toBe('confirmed');
      expect(await other.client.rules.import({ name, text })).toEqual({ taken: 0, same: 2, action: null });
      // One step back takes the whole file out again.
      await other.client.history.undo({ action: null });
      expect((await other.client.rules.list()).rules.find(({ id }) => id === INVITED)?.lines).toEqual(['1+: 1']);
    } finally {
      await other.close();
    }
  });

  test('a colleague’s file brings a rule’s value for one call, with its source and who says so; what was not read at the funder waits to be confirmed', async () => {
    const brought = { programme: 'europe-for-citizens-2014-2020', measures: ['2.2'], callYear: 2019, kind: 'minEvents', lines: ['5'], mark: 'contactPoint', source: { text: 'Contact point, call of 2019', address: 'https://example.org/2019' }, by: 'Ana Novak' };
    const file = (...rules: object[]) => JSON.stringify({ kronika: 'rules', version: '2026-11-29', rules });
    const take = (text: string) => at.client.rules.import({ name: 'sodelavka.json', text });
    const { action } = await take(file(brought));
    const note = 'Contact point, call of 2019 · https://example.org/2019 · Ana Novak · sodelavka.json';
    expect((await known(EVENTS))?.years).toEqual([{ callYear: 2019, status: 'unconfirmed', lines: ['5'], note }]);
    await take(file({ ...brought, mark: 'read' }));
    expect((await known(EVENTS))?.years).toEqual([{ callYear: 2019, status: 'filled', lines: ['5'], note }]);
    for (const other of [{ programme: 'horizon' }, { measures: ['2.1', '2.2'] }, { callYear: 2031 }]) {
      const whole = { ...brought, ...other };
      expect(await failureOf(take(file(brought, whole)))).toMatchObject({ code: 'rules.unknownRule', params: { name: 'sodelavka.json', rule: [whole.programme, ...whole.measures, 'minEvents', whole.callYear].join(' ') } });
    }
    expect(await failureOf(take(file({ ...brought, lines: ['pet'] })))).toMatchObject({ code: 'rules.fileValue', params: { typed: 'pet' } });
    for (const other of [{ kind: 'minSmiles' }, { mark: 'unsourced' }, { by: undefined }, { source: undefined }]) expect(await codeOf(take(file({ ...brought, ...other })))).toBe('rules.notAFile');
    await at.client.rules.answer(answer(EVENTS, { callYear: 2019, confirmed: false }));
    expect([action === null, (await known(EVENTS))?.years]).toEqual([false, []]);
  });

  test('a file that is none, of a newer list, or with a value that is none, is refused as a whole and says why', async () => {
    const before = (await at.client.rules.export()).text;
    const file = (...answers: object[]) => JSON.stringify({ kronika: 'rules', version: '2030-01-01', answers });
    const refused = (text: string) => failureOf(at.client.rules.import({ name: 'pravila.json', text }));
    expect(await refused('{ not JSON')).toMatchObject({ code: 'rules.notAFile', params: { name: 'pravila.json' } });
    expect(await refused('[]')).toMatchObject({ code: 'rules.notAFile' });
    expect(await refused(file(answer(EVENTS), answer('efc 2.9 minEvents 2030')))).toMatchObject({ code: 'rules.unknownRule', params: { rule: 'efc 2.9 minEvents 2030', version: '2030-01-01' } });
    expect(await refused(file(answer(EVENTS), answer(INVITED, { lines: ['veliko'] })))).toMatchObject({ code: 'rules.fileValue', params: { rule: INVITED, typed: 'veliko' } });
    expect((await at.client.rules.export()).text).toBe(before);
  });

  test('a report is reckoned by what was answered, and says what it still stands on unconfirmed', async () => {
    const programme = (await at.client.programmes.list()).find(({ code }) => code === 'europe-for-citizens-2014-2020');
    const measureId = programme?.measures.find(({ code }) => code === '2.3')?.id ?? null;
    const project = await at.client.projects.save(projectForm({ acronym: 'Denar', measureId, grantAmount: 40_000 }));
    await at.client.events.save(eventForm({ status: 'held', title: { sl: 'Srečanje' }, dates: '2019-05-20', country: 'SI' }, { projects: [{ id: null, projectId: project.id, link: 'own' }], participation: [countRow({ value: 40, country: 'SI' }), countRow({ value: 20, country: 'IT' })] }));
    const text = async () => Buffer.from(await (await at.client.reports.make({ report: 'grant', subjectId: project.id, language: 'en', format: 'txt' })).file.arrayBuffer()).toString('utf8');
    const gaps = async () => (await at.client.reports.gaps({ report: 'grant', subjectId: project.id, language: 'en' })).filter(({ code }) => code.startsWith('rule')).map(({ code, kind, field, isUnconfirmed }) => [code, kind, field, isUnconfirmed]);
    expect(await text()).toContain('15,000 EUR (unconfirmed)');
    const used = ['efc 1 2.2 2.3 eventBands 2014-2020', 'efc 1 2.2 2.3 eventAmounts 2014-2020'];
    expect(await gaps()).toEqual(used.map((id) => ['ruleUnconfirmed', 'ruleAnswer', id, true]));
    for (const id of used) await at.client.rules.answer(answer(id));
    expect(await gaps()).toEqual([]);
    expect(await text()).not.toContain('unconfirmed');
  });
}
