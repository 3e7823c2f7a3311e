/** Shapes of reports: kept by name, taken up by a report, and frozen with what is given out. */

import { beforeAll, expect, test } from 'vitest';
import { PLAIN_SHAPE } from '#shared/domain/report-shape.ts';
import { codeOf } from '../support/failures.ts';
import { eventForm } from '../support/forms.ts';
import { emptyFolder } from '../support/temporary.ts';
import type { At } from './suite.ts';

const template = (name: string, fields: object = {}) => ({ id: null, revision: null, draftId: null, fields: { ...PLAIN_SHAPE, name, report: 'event-sheet', isDefault: false, ...fields } });

export function templateArea(at: At): void {
  let event = '';
  const asked = () => ({ report: 'event-sheet' as const, subjectId: event, language: 'en' as const });
  const names = async () => (await at.client.templates.list({ report: 'event-sheet' })).map(({ name, isDefault }) => (isDefault ? `${name}!` : name));

  beforeAll(async () => {
    await at.client.archive.create({ folder: emptyFolder(), name: 'Predloge' });
    event = (await at.client.events.save(eventForm({ title: { en: 'Meeting' }, status: 'held' }))).id;
  });

  test('what can be chosen of a report is told, with what has to stand', async () => {
    expect(await at.client.reports.outline(asked())).toEqual({
      sections: [{ key: 'participation', title: 'Participation', standing: 'funder' }, { key: 'placeAndDates', title: 'Location and dates', standing: 'funder' }, { key: 'description', title: 'Short description', standing: 'funder' }],
      photos: [],
    });
  });

  test('a report is read, made and given out in a shape, and held later against the same one', async () => {
    const shape = { ...PLAIN_SHAPE, sections: ['description'], without: ['participation'], foreword: { en: 'We thank all.' }, signatories: ['Ana Novak, director'] };
    const { report } = await at.client.reports.read({ ...asked(), shape });
    expect(report.content.map(({ id }) => id)).toEqual(['foreword', 'participation', 'placeAndDates', 'description']);
    expect(Buffer.from(await (await at.client.reports.make({ ...asked(), shape, format: 'txt' })).file.arrayBuffer()).toString('utf8')).toContain('We thank all.');
    const { id } = await at.client.issued.issue({ ...asked(), shape, note: null });
    expect((await at.client.issued.compare({ id })).changes).toEqual([]);
  });

  test('what would not be printed of a shape is told before', async () => {
    const letters = async (foreword: string) => (await at.client.reports.gaps({ ...asked(), shape: { ...PLAIN_SHAPE, foreword: { en: foreword } } })).flatMap(({ code, params }) => (code === 'textLetters' ? [params] : []));
    expect(await letters('Thanks, 漢')).toEqual([{ text: 'Thanks, 漢', letters: '漢' }]);
    expect(await letters('Thanks')).toEqual([]);
  });

  test('templates are listed by name, changed, and one alone shapes its report by itself', async () => {
    const first = await at.client.templates.save(template('Občina', { isDefault: true }));
    const second = await at.client.templates.save(template('Agencija'));
    await at.client.templates.save(template('Letna', { report: 'annual' }));
    expect(await names()).toEqual(['Agencija', 'Občina!']);
    await at.client.templates.save({ id: second.id, revision: second.revision, draftId: null, fields: { name: 'Evropska agencija', isDefault: true } });
    expect(await names()).toEqual(['Evropska agencija!', 'Občina']);
    expect(await codeOf(at.client.templates.save({ id: second.id, revision: second.revision, draftId: null, fields: { name: 'Še enkrat' } }))).toBe('record.changedElsewhere');
    expect(await codeOf(at.client.templates.save({ id: first.id, revision: (await at.client.templates.list({ report: null })).find(({ id }) => id === first.id)?.revision ?? '', draftId: null, fields: { report: 'annual' } }))).toBe('record.frozen');
    await at.client.history.undo({ action: null });
    expect(await names()).toEqual(['Agencija', 'Občina!']);
    await at.client.trash.remove({ kind: 'reportTemplate', id: first.id });
    expect(await names()).toEqual(['Agencija']);
    await at.client.trash.restore({ kind: 'reportTemplate', id: first.id });
    expect(await names()).toEqual(['Agencija', 'Občina!']);
  });
}
