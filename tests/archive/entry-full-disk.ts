/** Does one thing to an archive until the system lets no file grow any more, and says how that ended. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { MIGRATIONS, newestVersion } from '../../electron/archive/database/migrate.ts';
import { keepIssued } from '../../electron/archive/issued/service.ts';
import { addPhoto, smallerPicture } from '../../electron/archive/photos/service.ts';
import { Uploads } from '../../electron/archive/photos/uploads.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { workers } from '../../electron/service/workers.ts';
import { toIssue } from '../support/issued.ts';
import { say, told } from '../support/says.ts';
import { AUTHOR, create, plainEvent } from '../support/writes.ts';

/** What the script says: the failure's code, and how many of what it did were confirmed before. */
export interface Ending {
  readonly code: string;
  readonly confirmed: number;
}

const MOST = 2000;
const [what = '', folder = '', subject = ''] = process.argv.slice(2);

/** Again and again, until it fails. */
async function untilRefused(work: (turn: number) => Promise<unknown>): Promise<Ending> {
  for (let confirmed = 0; confirmed < MOST; confirmed += 1) {
    const code = await work(confirmed).then(() => null, told);
    if (code !== null) return { code, confirmed };
  }
  return { code: 'never refused', confirmed: MOST };
}

async function upgrade(): Promise<Ending> {
  const migration = { version: newestVersion() + 1, run: () => undefined };
  return openArchive(folder, { migrations: [...MIGRATIONS, migration] }).then(() => ({ code: 'upgraded', confirmed: 1 }), (error: unknown) => ({ code: told(error), confirmed: 0 }));
}

async function fill(): Promise<Ending> {
  const archive = await openArchive(folder);
  return untilRefused((turn) => create(archive, 'event', plainEvent({ title: { sl: `Dogodek ${turn}` }, description: { sl: 'Potek dogodka. '.repeat(500) } })));
}

/** @param subject the event; its pictures lie beside the archive's folder */
async function photos(): Promise<Ending> {
  const archive = await openArchive(folder);
  const uploads = new Uploads(archive.paths);
  const pool = new WorkerPool(workers.photo, 1);
  const pictures = ['mala.jpg', 'velika.jpg'].map((name) => ({ name, bytes: readFileSync(path.join(folder, '..', name)) }));
  const ending = await untilRefused(async (turn) => {
    const { name, bytes } = pictures[turn] ?? { name: 'none', bytes: Buffer.alloc(0) };
    const id = await uploads.start(name, bytes.length);
    await uploads.append(id, 0, bytes);
    await addPhoto(archive, pool, { eventId: subject, author: AUTHOR, upload: await uploads.finish(id) }, {});
  });
  await pool.close();
  return ending;
}

/** @param subject the SHA-256 of a photo; confirmed are the bytes of its picture */
async function picture(): Promise<Ending> {
  const archive = await openArchive(folder);
  const pool = new WorkerPool(workers.photo, 1);
  const ending = await smallerPicture(archive, pool, subject, 1600).then((bytes) => ({ code: 'shown', confirmed: bytes.length }), (error: unknown) => ({ code: told(error), confirmed: 0 }));
  await pool.close();
  return ending;
}

/** Reports of which each is larger than the one before, until one is too large. */
async function issue(): Promise<Ending> {
  const archive = await openArchive(folder);
  return untilRefused((turn) => keepIssued(archive, toIssue({ text: `poročilo ${turn} `.repeat(2 ** turn) }), AUTHOR));
}

const things: Readonly<Record<string, () => Promise<Ending>>> = { upgrade, fill, issue, photos, picture };
say(await things[what]?.());
process.exit();
