/**
 * Opens an archive and does to it at random what users do, photos and reports that are given out among it, until it is killed. Of every
 * action it says, as soon as the archive has announced it, what must be found later.
 */

import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { Failure } from '#shared/contract/failures.ts';
import { kinds } from '#shared/contract/records.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { keepIssued } from '../../electron/archive/issued/service.ts';
import { addPhoto } from '../../electron/archive/photos/service.ts';
import { Uploads } from '../../electron/archive/photos/uploads.ts';
import { keepDraft } from '../../electron/archive/changes/drafts.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { workers } from '../../electron/service/workers.ts';
import { draftOf } from '../support/forms.ts';
import { toIssue } from '../support/issued.ts';
import { jpeg } from '../support/pictures.ts';
import { doIt, randomAction } from '../support/random-actions.ts';
import { say } from '../support/says.ts';
import { AUTHOR } from '../support/writes.ts';

export type KeptRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly revision: string };

/** What the script says. `opened` comes once, before all else. */
export type Said =
  | { readonly type: 'opened' }
  | { readonly type: 'written'; readonly action: string; readonly changes: readonly unknown[]; readonly rows: readonly { readonly kind: string; readonly row: KeptRow }[] }
  | { readonly type: 'draft'; readonly id: string; readonly step: number };

const PIECE = 2048;
const IMPORTS_AT_ONCE = 2;

/** What a photo that comes in meanwhile may bring about, each a refusal that leaves the archive as it was. */
const REFUSALS: ReadonlySet<string> = new Set(['record.inTrash', 'record.notFound', 'photo.alreadyThere']);

const [folder = '', seed = '0'] = process.argv.slice(2);
const archive = await openArchive(folder);
const uploads = new Uploads(archive.paths);
const pool = new WorkerPool(workers.photo, IMPORTS_AT_ONCE);
// A connection that asks and answers at once, so that nothing comes between looking and saying.
const looking = new BetterSqlite3(archive.paths.database, { readonly: true });
const rowsOfKind = kinds.map((kind) => [kind, looking.prepare<[string], KeptRow>(`SELECT * FROM "${kind}" WHERE revision = ?`)] as const);
const changesOf = looking.prepare('SELECT * FROM change WHERE actionId = ? ORDER BY ordinal');

const tell = (said: Said) => say(said);

archive.onChange(({ id }) => {
  const rows = rowsOfKind.flatMap(([kind, asked]) => asked.all(id).map((row) => ({ kind, row })));
  tell({ type: 'written', action: id, changes: changesOf.all(id), rows });
});

async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Failure) || !REFUSALS.has(error.code)) throw error;
  }
}

async function importPhoto(which: number): Promise<void> {
  const events = looking.prepare<[], { id: string }>('SELECT id FROM event WHERE deletedBy IS NULL').all();
  const event = events[which % (events.length || 1)];
  if (!event) return;
  const bytes = await jpeg({ width: 160, height: 120, seed: which });
  const upload = await uploads.start(`slika-${which}.jpg`, bytes.length);
  for (let offset = 0; offset < bytes.length; offset += PIECE) await uploads.append(upload, offset, bytes.subarray(offset, offset + PIECE));
  // Some are sent and never asked for again, as when the page is closed.
  if (which % 9 === 0) return;
  await unlessRefused(addPhoto(archive, pool, { eventId: event.id, author: AUTHOR, upload: await uploads.finish(upload) }, {}));
}

const step = fc.tuple(randomAction, fc.nat(9), fc.nat(400));
const imports = new Set<Promise<void>>();

tell({ type: 'opened' });
for (const [number, [action, dice, which]] of fc.sample(step, { seed: Number(seed), numRuns: 5000 }).entries()) {
  if (dice < 2) {
    if (imports.size >= IMPORTS_AT_ONCE) await Promise.race(imports);
    const work: Promise<void> = importPhoto(which).finally(() => imports.delete(work));
    imports.add(work);
  } else if (dice === 2) {
    const id = `0198f2a0-0000-7000-8000-00000000000${which % 5}`;
    await keepDraft(archive, draftOf({ step: number, text: action.word }, { id }));
    tell({ type: 'draft', id, step: number });
  } else if (dice === 3) {
    // Some are given out twice: what the one keeps the other must not take away.
    await unlessRefused(keepIssued(archive, toIssue({ text: `${which % 20}` }), AUTHOR));
  } else {
    await unlessRefused(doIt(archive, action));
  }
}
