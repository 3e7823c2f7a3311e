/** The check of the history: whatever a row says that its changes do not, it is found; what says the same in other letters is not. */

import type { Database as Connection } from 'better-sqlite3';
import { expect, it } from 'vitest';
import { remove } from '../../electron/archive/changes/trash.ts';
import { checkHistory } from '../../electron/archive/check/history.ts';
import { changeChecksum } from '../../electron/archive/database/checksum.ts';
import { openConnection } from '../../electron/archive/database/open.ts';
import { AUTHOR, create, edit, emptyArchive, novoMesto, plainEvent } from '../support/archives.ts';

/** An archive of each way to come by a row: made and left so, edited, put in the trash; of several kinds. */
async function eachWay() {
  const archive = await emptyArchive();
  const place = await create(archive, 'place', novoMesto);
  const made = await create(archive, 'event', plainEvent({ title: { sl: 'Srečanje »ena«, \\ in "dve"' }, dates: '2019-05-20', placeId: place, onlineMonths: 3, languages: ['sl', 'en'] }));
  const edited = await create(archive, 'event', plainEvent({ dates: '2018' }));
  await edit(archive, 'event', edited, { dates: '2019', description: { sl: 'Opis' } });
  const removed = await create(archive, 'event', plainEvent());
  await remove(archive, 'event', removed, AUTHOR);
  await archive.close();
  return { file: archive.paths.database, place, made, edited, removed };
}

type Ways = Awaited<ReturnType<typeof eachWay>>;

/** The problems' codes and what field they are in, with what is done to the tables undone afterwards. */
function found(connection: Connection, damage: (connection: Connection) => void): unknown[] {
  connection.exec('BEGIN');
  try {
    damage(connection);
    return checkHistory(connection, () => undefined).problems.map(({ code, params }) => ('field' in params ? [code, params.field] : [code]));
  } finally {
    connection.exec('ROLLBACK');
  }
}

const sql = (text: string, ...values: readonly unknown[]) => (connection: Connection) => void connection.prepare(text).run(...values);

/** The history says the same, with a checksum that is right. */
const retold = (id: string, retell: (fields: Record<string, unknown>) => string) => (connection: Connection) => {
  const change = connection.prepare<[string], Parameters<typeof changeChecksum>[0] & { after: string }>(`SELECT * FROM change WHERE recordId = ? AND field = '*'`).get(id);
  if (!change) throw new Error('no such record');
  const after = retell(JSON.parse(change.after) as Record<string, unknown>);
  connection.prepare(`UPDATE change SET after = ?, checksum = ? WHERE recordId = ? AND field = '*'`).run(after, changeChecksum({ ...change, after }), id);
};

const cases: readonly (readonly [string, (ways: Ways) => (connection: Connection) => void, unknown[]])[] = [
  ['nothing', () => () => undefined, []],
  ['a text', ({ made }) => sql(`UPDATE event SET title = '{"sl":"Srecanje"}' WHERE id = ?`, made), [['record', 'title']]],
  ['a number', ({ made }) => sql('UPDATE event SET onlineMonths = 4 WHERE id = ?', made), [['record', 'onlineMonths']]],
  ['a field that said nothing', ({ made }) => sql(`UPDATE event SET webPage = 'https://example.org' WHERE id = ?`, made), [['record', 'webPage']]],
  ['a field that says nothing now', ({ made }) => sql('UPDATE event SET placeId = NULL WHERE id = ?', made), [['record', 'placeId']]],
  ['a record put in the trash', ({ place, made }) => sql(`UPDATE place SET deletedBy = (SELECT revision FROM event WHERE id = ?) WHERE id = ?`, made, place), [['record', 'deletedBy']]],
  ['one taken out of the trash', ({ removed }) => sql('UPDATE event SET deletedBy = NULL WHERE id = ?', removed), [['record', 'deletedBy']]],
  ['a field that was edited', ({ edited }) => sql(`UPDATE event SET dates = '2018' WHERE id = ?`, edited), [['record', 'dates']]],
  ['another field of what was edited', ({ edited }) => sql(`UPDATE event SET status = 'held' WHERE id = ?`, edited), [['record', 'status']]],
  ['what is derived', ({ made }) => sql(`UPDATE event SET sortDay = '2019-05-21' WHERE id = ?`, made), [['derived', 'sortDay']]],
  ['a revision', ({ edited }) => sql('UPDATE event SET revision = (SELECT id FROM action ORDER BY seq LIMIT 1) WHERE id = ?', edited), [['revision']]],
  ['a change', ({ edited }) => sql(`UPDATE change SET after = '{"sl":"Opys"}' WHERE recordId = ? AND field = 'description'`, edited), [['change', 'description'], ['record', 'description']]],
  ['a row that is gone', ({ edited }) => sql('DELETE FROM event WHERE id = ?', edited), [['recordMissing']]],
  ['the last row of a kind', ({ place }) => sql('DELETE FROM place WHERE id = ?', place), [['recordMissing']]],
  ['a row with another name', ({ made }) => sql(`UPDATE event SET id = '0' || id WHERE id = ?`, made), [['recordMissing'], ['recordWithoutHistory']]],
  ['a row of which nothing is told', ({ made }) => sql('DELETE FROM change WHERE recordId = ?', made), [['recordWithoutHistory']]],
  ['a history with its keys in another order', ({ made }) => retold(made, (fields) => JSON.stringify(Object.fromEntries(Object.entries(fields).toReversed()))), []],
  ['a history that says what is open, too', ({ made }) => retold(made, (fields) => JSON.stringify({ ...fields, webPage: null })), []],
  ['a history that says something else', ({ made }) => retold(made, (fields) => JSON.stringify({ ...fields, status: 'held' })), [['record', 'status']]],
];

it('finds what was done to each row, and nothing else', async () => {
  const ways = await eachWay();
  const connection = openConnection(ways.file, 'write');
  try {
    connection.pragma('foreign_keys = OFF');
    const seen = cases.map(([what, damage]) => [what, found(connection, damage(ways))]);
    expect(seen).toEqual(cases.map(([what, , problems]) => [what, problems]));
  } finally {
    connection.close();
  }
});
