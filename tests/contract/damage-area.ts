/** An archive in which the disk has damaged a row: the row is shown as damaged, the rest works, and nothing is written over it. */

import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../support/failures.ts';
import { placeForm } from '../support/forms.ts';
import { sampleFolder } from '../support/sample.ts';
import type { At } from './suite.ts';

/** Changes what a row holds from outside, past every rule. */
async function damagedSample(sql: string): Promise<string> {
  const folder = await sampleFolder();
  const connection = new BetterSqlite3(path.join(folder, 'kronika.sqlite'));
  connection.pragma('ignore_check_constraints = ON');
  connection.exec(sql);
  connection.close();
  return folder;
}

const EVENT = `(SELECT id FROM event WHERE parentId IS NULL ORDER BY sortDay DESC, id DESC LIMIT 1)`;

const DAMAGES: readonly (readonly [name: string, sql: string])[] = [
  ['a title that is no JSON', `UPDATE event SET title = '{"sl":"Sre' WHERE id = ${EVENT}`],
  ['a title that is JSON of another shape', `UPDATE event SET title = '[1,2]' WHERE id = ${EVENT}`],
  ['a status that is none', `UPDATE event SET status = 'hekd' WHERE id = ${EVENT}`],
  ['a date that is none', `UPDATE event SET dates = '2019-05-40' WHERE id = ${EVENT}`],
];

export function damageArea(at: At): void {
  describe.each(DAMAGES)('%s', (_, sql) => {
    test('is shown as damaged among the others, which are all there', async () => {
      await at.client.archive.open({ folder: await damagedSample(sql) });
      const all = { after: null, limit: 500 };
      const { items, total } = await at.client.events.list(all);
      expect(items).toHaveLength(total ?? 0);
      expect(items.filter((event) => JSON.stringify(event.title).includes('⟨poškodovano'))).toHaveLength(1);
      const project = (await at.client.projects.list()).find((other) => other.acronym === 'CiSoTRA');
      expect((await at.client.projects.get({ id: project?.id ?? '' })).events.length).toBeGreaterThan(40);
    });

    test('keeps anything from being written, and is found by the check', async () => {
      await at.client.archive.open({ folder: await damagedSample(sql) });
      await at.client.events.list({ after: null, limit: 500 });
      expect(await at.client.archive.status()).toMatchObject({ readOnly: 'damage' });
      expect(await codeOf(at.client.places.save(placeForm()))).toBe('archive.readOnly');
      const report = await at.client.archive.check();
      expect(report.sound).toBe(false);
      expect(report.history.problems).toMatchObject([{ code: 'record', params: { kind: 'event' } }]);
    });
  });

  test('a change in the history that can’t be read is shown as such beside the others', async () => {
    const folder = await damagedSample(`UPDATE change SET after = '{"torn' WHERE recordId = ${EVENT} AND field = '*'`);
    await at.client.archive.open({ folder });
    const [event] = (await at.client.events.list({ after: null, limit: 1 })).items;
    const { entries } = await at.client.history.of({ kind: 'event', id: event?.id ?? '', limit: 10 });
    expect(entries[0]?.changes.length).toBeGreaterThan(1);
    expect((await at.client.archive.check()).history.problems).toMatchObject([{ code: 'change' }]);
  });
}
