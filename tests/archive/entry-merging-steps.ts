/**
 * Merges, copies, backs up or restores, and is stopped at a step: killed, or with no room on the disk from there on. Says how many
 * steps there were and how it ended, for each of the steps that are asked for.
 */

import { cpSync } from 'node:fs';
import path from 'node:path';
import { makeBackup } from '../../electron/archive/backup/make.ts';
import { restoreBackup } from '../../electron/archive/backup/restore.ts';
import { findBackup, prepareStore } from '../../electron/archive/backup/store.ts';
import { copyArchive } from '../../electron/archive/merging/copy.ts';
import { merge } from '../../electron/archive/merging/merge.ts';
import { discard } from '../../electron/archive/merging/other.ts';
import { makeReady } from '../../electron/archive/merging/ready.ts';
import { erasuresOf } from '../../electron/archive/merging/repository.ts';
import { makeArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { say, told } from '../support/says.ts';
import { type Trouble, noTrouble, troubleAt, watchSteps } from '../support/steps.ts';

export type Work = 'merge' | 'copy' | 'backup' | 'restore';

export interface Stopped {
  readonly at: number;
  /** Where the work was done: what it began with and what it made. */
  readonly room: string;
  readonly steps: number;
  /** `done`, or what it was refused with. */
  readonly ending: string;
}

const nothing = () => undefined;
const [work = '', how = '', template = '', rooms = '', ...ats] = process.argv.slice(2);

/** In a room there are `ours`, an archive, `theirs`, a copy with news, and `copies`, with a backup of ours. */
const works: Readonly<Record<string, (room: string) => Promise<unknown>>> = {
  async merge(room) {
    const archive = await openArchive(path.join(room, 'ours'));
    try {
      const { info, paths, reader, reading } = archive;
      const asked = { asked: path.join(room, 'theirs'), own: { id: info.id, folder: paths.folder }, reading, erased: await erasuresOf(reader) };
      const prepared = await makeReady(asked);
      try {
        await merge(archive, prepared, 'Tester', { signal: new AbortController().signal, progress: nothing });
      } finally {
        discard(prepared);
      }
    } finally {
      await archive.close();
    }
  },
  async copy(room) {
    const archive = await openArchive(path.join(room, 'ours'));
    try {
      const copy = await makeArchive(path.join(room, 'target'), async (paths) => void (await copyArchive({ what: 'copy', reading: archive.reading, media: archive.paths.media, paths, originals: true }, nothing)));
      await copy.close();
    } finally {
      await archive.close();
    }
  },
  async backup(room) {
    const archive = await openArchive(path.join(room, 'ours'));
    try {
      const store = await prepareStore(path.join(room, 'target'), archive.info);
      await makeBackup({ reading: archive.reading, media: archive.paths.media, store, subject: { archive: archive.info.id, name: archive.info.name, at: '2026-05-01T10:00:00.000Z' } }, nothing);
    } finally {
      await archive.close();
    }
  },
  async restore(room) {
    const backup = findBackup(path.join(room, 'copies'));
    await (await makeArchive(path.join(room, 'target'), (paths) => restoreBackup({ what: 'restore', backup, paths }, nothing))).close();
  },
};

await watchSteps();
const stopped: Stopped[] = [];
for (const at of ats.map(Number)) {
  const room = path.join(rooms, `${work}-${how}-${at}`);
  cpSync(template, room, { recursive: true });
  troubleAt(at === 0 ? Number.POSITIVE_INFINITY : at, how as Trouble);
  const ending = await (works[work]?.(room) ?? Promise.reject(new Error(`no such work: ${work}`))).then(() => 'done', told);
  stopped.push({ at, room, steps: noTrouble(), ending });
}
say(stopped);
process.exit();
