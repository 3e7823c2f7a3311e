import { rm } from 'node:fs/promises';
import { v7 as uuid } from 'uuid';
import type * as z from 'zod';
import { Failure } from '#shared/contract/failures.ts';
import type { photoPatch } from '#shared/contract/photos.ts';
import type { Archive } from '../archive.ts';
import { toFailure } from '../files/failing.ts';
import { isFile } from '../files/looking.ts';
import type { PhotoTask, ReadPhoto } from './photo-worker.ts';
import type { TaskOptions, WorkerPool } from '../../jobs/worker-pool.ts';
import { getLive, partsOf } from '../records/read.ts';
import { type Saved, save } from '../changes/save.ts';
import { isErasedPhoto } from '../changes/erase-photos.ts';
import { write } from '../changes/write.ts';
import { nameOfPhoto, nextPosition, photoOfEvent } from './repository.ts';
import { seal } from './seal.ts';
import { type DerivedSize, originalPath, placeOriginal, readDerived, settleOriginal, writeDerived } from './store.ts';
import { oneAtATime, takeBack } from './turns.ts';
import type { FinishedUpload } from './uploads.ts';

export interface NewPhoto {
  readonly eventId: string;
  readonly author: string;
  readonly upload: FinishedUpload;
}

/**
 * Takes an uploaded file in as a photo of an event: read in a worker, put in its place, then written
 * as a record. When any of it fails, nothing of it stays.
 *
 * Throws `photo.notAPhoto`, `photo.alreadyThere`, `photo.erased`, `record.notFound`, `archive.diskFull`, `job.cancelled`.
 */
export async function addPhoto(archive: Archive, pool: WorkerPool, { eventId, author, upload }: NewPhoto, options: TaskOptions): Promise<string> {
  const { paths } = archive;
  try {
    const task: PhotoTask = { file: upload.file, name: upload.name, incoming: true };
    const { facts, sha256, derived } = await pool.run<ReadPhoto>(task, options);
    return await oneAtATime(sha256, async () => {
      const known = await photoOfEvent(archive.reader, eventId, sha256);
      if (known) throw new Failure('photo.alreadyThere', { name: upload.name });
      if (await isErasedPhoto(archive.reader, sha256)) throw new Failure('photo.erased', { name: upload.name });
      // Before anything is put into a folder that may be another's by now.
      archive.writer();
      try {
        await placeOriginal(paths, upload.file, sha256);
        // They are made again when they are asked for: no reason to refuse a photo.
        await writeDerived(paths, sha256, derived).catch(() => undefined);
        const id = await writePhoto(archive, { eventId, sha256, ...facts, originalName: upload.name }, author);
        await settleOriginal(paths, sha256);
        return id;
      } catch (error) {
        await takeBack(archive, sha256);
        throw error;
      }
    });
  } catch (error) {
    await rm(upload.file, { force: true });
    throw toFailure(error, paths.folder);
  }
}

type PhotoFacts = { eventId: string; sha256: string; originalName: string } & ReadPhoto['facts'];

async function writePhoto(archive: Archive, facts: PhotoFacts, author: string): Promise<string> {
  const id = uuid();
  await write(archive, { verb: 'create', kind: 'photo', recordId: id, author }, async (writer) => {
    // Looked at again under the transaction: meanwhile one that was put away may have come back.
    const db = await writer.reading();
    if (await photoOfEvent(db, facts.eventId, facts.sha256)) throw new Failure('photo.alreadyThere', { name: facts.originalName });
    const position = await nextPosition(db, facts.eventId);
    await writer.create('photo', { ...facts, caption: null, alternative: null, creator: null, rights: null, position }, id);
  });
  return id;
}

export async function getPhoto(archive: Archive, id: string) {
  const photo = await getLive(archive.reader, 'photo', id);
  const event = await getLive(archive.reader, 'event', photo.eventId);
  const all = await partsOf(archive.reader, 'photo', 'eventId', photo.eventId);
  return { photo, event: { id: event.id, name: event.title }, place: { index: all.findIndex((other) => other.id === id) + 1, of: all.length } };
}

/**
 * Puts a photo one place earlier or later among those of its event; at either end nothing changes.
 * Throws `record.notFound`.
 */
export async function movePhoto(archive: Archive, id: string, by: -1 | 1, author: string): Promise<Saved> {
  const { result, action } = await write(archive, { verb: 'edit', kind: 'photo', recordId: id, author }, async (writer) => {
    // Read under the transaction: of two presses at once the second begins where the first has left it.
    const db = await writer.reading();
    const photo = await getLive(db, 'photo', id);
    const all = await partsOf(db, 'photo', 'eventId', photo.eventId);
    const from = all.findIndex((other) => other.id === id);
    const to = from + by;
    if (to >= 0 && to < all.length) {
      for (const [position, other] of all.toSpliced(from, 1).toSpliced(to, 0, photo).entries()) await writer.edit('photo', other.id, { position });
    }
    return photo.revision;
  });
  return { id, revision: action?.id ?? result };
}

export function savePhoto(archive: Archive, patch: z.output<typeof photoPatch>, author: string): Promise<Saved> {
  return save(archive, { ...patch, kind: 'photo', parts: [] }, author);
}

/**
 * A smaller picture of an original that some record has, as a JPEG; made again where there is none that is
 * whole. Where it can't be written down, as in an archive that is only read or on a full disk, it is made each time; a backup
 * that is open has a room for them that goes with it.
 *
 * Throws `record.notFound` for a hash that no record has, `photo.fileDamaged` where the original can't be read,
 * `job.cancelled`.
 */
export async function smallerPicture(archive: Archive, pool: WorkerPool, sha256: string, size: DerivedSize, options: TaskOptions = {}): Promise<Uint8Array> {
  const name = await nameOfPhoto(archive.reader, sha256);
  if (name === null) throw new Failure('record.notFound', { kind: 'photo', id: sha256 });
  const found = await readDerived(archive.paths, sha256, size);
  if (found) return found;
  return oneAtATime(sha256, async () => {
    // Whoever asked just before may have had it made.
    const made = await readDerived(archive.paths, sha256, size);
    if (made) return made;
    const bytes = (await makeDerived(archive, pool, { sha256, name }, options)).get(size);
    if (!bytes) throw new Error(`no picture of size ${size} was made`);
    // The same bytes, wherever they come from: a report of the same is the same.
    return seal(bytes);
  });
}

async function makeDerived(archive: Archive, pool: WorkerPool, { sha256, name }: { sha256: string; name: string }, options: TaskOptions): Promise<ReadPhoto['derived']> {
  const file = originalPath(archive.paths, sha256);
  try {
    if (!isFile(file)) throw new Failure('photo.fileDamaged', { name });
    const { derived } = await pool.run<ReadPhoto>({ file, name, incoming: false } satisfies PhotoTask, options);
    if (archive.readOnlyReason === null || archive.readOnlyReason === 'backup') await writeDerived(archive.paths, sha256, derived).catch(() => undefined);
    return derived;
  } catch (error) {
    // It was a photo when it came in.
    if (error instanceof Failure && error.code.startsWith('photo.')) throw new Failure('photo.fileDamaged', { name }, { cause: error });
    throw toFailure(error, archive.paths.folder);
  }
}
