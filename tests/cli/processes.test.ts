/** Each command once as the built program in a process of its own, with its threads; what each of them says, the other files look at in this process. */

import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { commands } from '../../electron/cli/commands.ts';
import { create, edit } from '../support/archives.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { kronikaJson, kronikaProcess } from '../support/terminal.ts';

interface Bundle {
  readonly files: readonly string[];
  readonly sha256: string | null;
}

test('the built program has every command, from the making of an archive to the backup that it is restored from', async () => {
  const room = temporaryFolder();
  const at = (name: string) => path.join(room, name);
  const archive = at('archive');
  const walked = new Set<string>();
  const said = <T = object>(command: string, ...args: string[]): Promise<T> => {
    walked.add(command);
    return kronikaJson<T>([command, ...args], {}, kronikaProcess);
  };
  const eventOf = async (folder: string) => (await kronikaJson<{ hits: { id: string }[] }>(['search', folder, 'mednarodni dogodek', 'kind:event'])).hits[0] ?? { id: '' };
  const project = ['--project', 'CI.SO.MO'];
  const event = ['--event', 'mednarodni dogodek cisomo'];

  expect(await said('sample', archive)).toEqual({ folder: archive });
  const made = await openArchive(archive);
  await create(made, 'person', blank('person', { name: 'Maja Krašovec', purpose: { sl: 'stik' } }));
  await made.close();

  writeFileSync(at('places.csv'), 'Ime;Država\nMotovun;HR');
  writeFileSync(at('list.csv'), 'Ime in priimek;Država\nAna Žagar;Slovenija');
  expect(await said('import-records', archive, 'place', at('places.csv'))).toMatchObject({ accepted: 1, problems: [] });
  expect(await said('import-attendance', archive, at('list.csv'), ...event)).toMatchObject({ accepted: 1, problems: [] });
  expect(await said('search', archive, 'motovun')).toMatchObject({ total: 1 });
  expect(await said('show', archive, 'workPackage', 'WP3')).toMatchObject({ kind: 'workPackage' });
  expect(await said('date', 'maj 2018')).toMatchObject({ edtf: '2018-05' });
  expect(await said('due', archive)).toMatchObject({ undecidedTotal: 53 });
  expect(await said('duplicates', archive, 'event')).toMatchObject({ total: 0 });
  expect(await said('planned', archive, '--project', 'CiSoTRA')).toMatchObject({ outcomes: [{ outcome: 'late', count: 53 }] });
  expect(await said('rules', archive, '--export', at('answers.json'))).toEqual({ file: at('answers.json'), answers: 0 });
  expect(await said<object[]>('reports')).not.toEqual([]);
  expect(await said<object[]>('templates', archive)).toEqual([]);
  expect(await said<object[]>('searches', archive)).toEqual([]);
  await said('readiness', archive, 'participation', ...project);
  const { sha256 } = await said<{ sha256: string }>('report', archive, 'event-sheet', ...event, '--out', at('sheet.pdf'));
  expect(readFileSync(at('sheet.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await said('report', archive, 'finding-aid', '--query', 'novo mesto', '--out', at('found.xlsx'))).toMatchObject({ question: 'novo mesto', format: 'xlsx' });
  // All reports of a project, as one ZIP or side by side in a folder.
  const zip = await said<Bundle>('bundle', archive, ...project, '--out', at('all.zip'));
  expect(zip.sha256).toBe(createHash('sha256').update(readFileSync(at('all.zip'))).digest('hex'));
  const loose = await kronikaJson<Bundle>(['bundle', archive, ...project, '--out', at('all')]);
  expect(loose.files).toEqual(zip.files);
  for (const name of zip.files) expect(statSync(path.join(at('all'), name)).size).toBeGreaterThan(0);
  expect(await said('issue', archive, 'event-sheet', ...event)).toMatchObject({ sha256 });
  expect(await said('issued', archive, '--check')).toMatchObject([{ sound: true, changes: [] }]);
  expect(await said('erase', archive, 'person', 'maja', 'krasovec', '--yes')).toMatchObject({ erased: true });
  await said('backup', archive, at('copies'));
  expect(await said('backups', at('copies'), '--verify')).toMatchObject({ backups: [{ proven: true, problems: [], proofs: [{ how: 'made' }, { how: 'checked', good: true }] }], problems: [] });
  expect(await said('take-back', archive, at('copies'), 'event', (await eventOf(archive)).id)).toMatchObject({ action: null });
  await said('restore', at('copies'), at('restored'));
  expect(await said('upgrade', at('restored'))).toEqual({ folder: at('restored') });
  expect(await said('reindex', at('restored'))).toEqual({ folder: at('restored') });
  expect(await said('check', at('restored'))).toMatchObject({ sound: true });

  // The other laptop's copy, told apart by what is done on each, and made one again.
  expect(await said('copy', archive, at('other'), '--without-originals')).toMatchObject({ folder: at('other'), originals: 0 });
  for (const [folder, dates] of [[archive, '2018'], [at('other'), '2019']] as const) {
    const copy = await openArchive(folder);
    const { id } = await copy.reader.selectFrom('event').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow();
    await edit(copy, 'event', id, { dates, datesWritten: null });
    await copy.close();
  }
  const counts = { new: 0, changed: 0, deleted: 0, same: 0, conflicts: 1, photos: 0 };
  expect(await said('merge', archive, at('other'), '--dry-run')).toEqual(counts);
  expect(await said('merge', archive, at('other'))).toEqual(counts);
  const { conflicts } = await said<{ conflicts: readonly { id: string }[] }>('conflicts', archive);
  expect(await said('resolve', archive, conflicts[0]?.id ?? '', 'theirs')).toEqual({ resolved: conflicts[0]?.id, open: 0 });
  expect(await kronikaJson(['merge', at('other'), archive])).toEqual({ ...counts, changed: 0, conflicts: 0 });

  expect([...walked].toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  expect(await kronikaProcess(['check', at('nothing')])).toMatchObject({ status: 1, out: '' });
});
