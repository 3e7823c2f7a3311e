/** Reads a picture whole: proves that it is one, hashes it, and makes the smaller pictures. */

import { hashFile, syncFile } from './store.ts';
import { type Derived, type PictureFacts, readPicture } from './picture.ts';
import { serveTasks } from '../../jobs/worker-side.ts';

export interface PhotoTask {
  readonly file: string;
  /** The name to call it by when it is no picture. */
  readonly name: string;
  /** True for a file that has just come in: it is brought to disk before anything speaks of it. */
  readonly incoming: boolean;
}

export interface ReadPhoto {
  readonly facts: PictureFacts;
  readonly sha256: string;
  readonly derived: Derived;
}

serveTasks<PhotoTask>(async ({ file, name, incoming }): Promise<ReadPhoto> => {
  const { facts, derived } = await readPicture(file, name, incoming ? 'whole' : 'readable');
  const sha256 = await hashFile(file);
  if (incoming) await syncFile(file);
  return { facts, sha256, derived };
});
