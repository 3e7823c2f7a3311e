/** Photos brought into an open archive without a service around it: sent in pieces, read in a worker. */

import { createHash } from 'node:crypto';
import type { Archive } from '../../electron/archive/archive.ts';
import { addPhoto, getPhoto } from '../../electron/archive/photos/service.ts';
import { Uploads } from '../../electron/archive/photos/uploads.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { workers } from '../../electron/service/workers.ts';
import { afterEachFile } from './endings.ts';
import { AUTHOR } from './writes.ts';

/** Small enough that a test's picture takes several. */
const PIECE = 4096;

/** The threads of a test file, ended when its tests are over. */
export const pools = { photo: new WorkerPool(workers.photo, 2), check: new WorkerPool(workers.check, 1) };
afterEachFile(async () => {
  for (const pool of Object.values(pools)) await pool.close();
});

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends a file piece by piece and takes it in as a photo of an event; gives the photo's id. */
export async function importPhoto(archive: Archive, eventId: string, bytes: Uint8Array, name = 'slika.jpg', signal?: AbortSignal): Promise<string> {
  const uploads = new Uploads(archive.paths);
  const id = await uploads.start(name, bytes.length);
  for (let offset = 0; offset < bytes.length; offset += PIECE) await uploads.append(id, offset, bytes.subarray(offset, offset + PIECE));
  return addPhoto(archive, pools.photo, { eventId, author: AUTHOR, upload: await uploads.finish(id) }, { signal });
}

/** The same, and gives the photo as it is kept. */
export async function importedPhoto(archive: Archive, eventId: string, bytes: Uint8Array, name?: string) {
  return (await getPhoto(archive, await importPhoto(archive, eventId, bytes, name))).photo;
}
