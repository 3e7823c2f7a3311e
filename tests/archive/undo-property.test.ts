import { cpSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Archive } from '../../electron/archive/archive.ts';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { redo, undo, undoState } from '../../electron/archive/changes/undo.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { AUTHOR, novoMesto, plainEvent, plainProject } from '../support/archives.ts';
import { openFolder } from '../support/folders.ts';
import { liveState } from '../support/live-state.ts';
import { doIt, randomAction } from '../support/random-actions.ts';
import { problemsOf } from '../support/soundness.ts';

const RUNS = Number(process.env.KRONIKA_UNDO_RUNS ?? 12);

/** The folder of an archive with records that no undo reaches, as an import leaves them. */
async function master(): Promise<string> {
  const archive = await createArchive(path.join(openFolder(), 'master'), 'Test');
  const [event, project] = [uuid(), uuid()];
  await write(archive, { verb: 'import', kind: 'event', recordId: event, author: AUTHOR }, async (writer) => {
    const placeId = await writer.create('place', novoMesto);
    await writer.create('event', plainEvent({ placeId }), event);
    await writer.create('project', plainProject(), project);
    await writer.create('eventProject', { eventId: event, projectId: project, link: 'own' });
  });
  await archive.close();
  return archive.paths.folder;
}

/** Undoes until there is nothing more to undo; gives how many steps that took. */
async function undoAll(archive: Archive): Promise<number> {
  let steps = 0;
  while ((await undoState(archive.reader)).undo) {
    await undo(archive, AUTHOR);
    steps += 1;
  }
  return steps;
}

it('whatever was done: undone, it is as it was, and redone, as it became, also after a restart', { timeout: 600_000 }, async () => {
  const folder = await master();
  const property = fc.asyncProperty(fc.array(randomAction, { minLength: 5, maxLength: 30 }), async (actions) => {
    const copy = path.join(openFolder(), 'copy');
    cpSync(folder, copy, { recursive: true });
    const begun = await openArchive(copy);
    const start = liveState(begun);
    for (const action of actions) await doIt(begun, action);
    const end = liveState(begun);
    expect(await problemsOf(begun)).toEqual([]);
    if ((await undoState(begun.reader)).undo) {
      await undo(begun, AUTHOR);
      await redo(begun, AUTHOR);
      expect(liveState(begun)).toEqual(end);
    }
    const offered = await undoState(begun.reader);
    await begun.close();

    const archive = await openArchive(copy);
    expect(await undoState(archive.reader)).toEqual(offered);
    const steps = await undoAll(archive);
    expect(liveState(archive)).toEqual(start);
    expect(await problemsOf(archive)).toEqual([]);
    for (let step = 0; step < steps; step += 1) await redo(archive, AUTHOR);
    expect(liveState(archive)).toEqual(end);
    expect(await problemsOf(archive)).toEqual([]);
    await archive.close();
  });
  await fc.assert(property, { numRuns: RUNS });
});
