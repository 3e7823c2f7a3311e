import { rm, stat } from 'node:fs/promises';
import { v7 as uuid } from 'uuid';
import type * as z from 'zod';
import { Failure } from '#shared/contract/failures.ts';
import type { photoInput } from '#shared/contract/photos.ts';
import type { Archive } from '../archive.ts';
import { toFailure } from '../files/failing.ts';
import type { PhotoTask, ReadPhoto } from './photo-worker.ts';
import type { TaskOptions, WorkerPool } from '../../jobs/worker-pool.ts';
import { getLive } from '../records/read.ts';
import { type Saved, save } from '../changes/save.ts';
import { write } from '../changes/write.ts';
import { isKept, nextPosition, photoOfEvent } from './repository.ts';
import { type DerivedSize, derivedPath, originalPath, placeOriginal, settleOriginal, withdrawOriginal, writeDerived } from './store.ts';
import type { FinishedUpload } from './uploads.ts';

/** Placing and withdrawing one original never overlap: the one would take away what the other found. */
const underWay = new Map<string, Promise<unknown>>();

async function oneAtATime<T>(sha256: string, work: () => Promise<T>): Promise<T> {
  const before = underWay.get(sha256) ?? Promise.resolve();
  const mine = before.then(work, work);
  underWay.set(sha256, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(sha256) === mine) underWay.delete(sha256);
  }
}

export interface NewPhoto {
  readonly eventId: string;
  readonly author: string;
  readonly upload: FinishedUpload;
}

/**
 * Takes an uploaded file in as a photo of an event: read in a worker, put in its place, then written
 * as a record. When any of it fails, nothing of it stays.
 *
 * Throws `photo.notAPhoto`, `photo.alreadyThere`, `record.notFound`, `archive.diskFull`, `job.cancelled`.
 */
export async function addPhoto(archive: Archive, pool: WorkerPool, { eventId, author, upload }: NewPhoto, options: TaskOptions): Promise<string> {
  const { paths } = archive;
  try {
    const task: PhotoTask = { file: upload.file, name: upload.name, incoming: true };
    const { facts, sha256, derived } = await pool.run<ReadPhoto>(task, options);
    return await oneAtATime(sha256, async () => {
      const known = await photoOfEvent(archive.reader, eventId, sha256);
      if (known) throw new Failure('photo.alreadyThere', { name: upload.name });
      try {
        await placeOriginal(paths, upload.file, sha256);
        await writeDerived(paths, sha256, derived);
        const id = await writePhoto(archive, { eventId, sha256, ...facts, originalName: upload.name }, author);
        await settleOriginal(paths, sha256);
        return id;
      } catch (error) {
        if (await isKept(archive.reader, sha256)) await settleOriginal(paths, sha256);
        else await withdrawOriginal(paths, sha256);
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
    const position = await nextPosition(writer.db, facts.eventId);
    await writer.create('photo', { ...facts, caption: null, alternative: null, creator: null, rights: null, position }, id);
  });
  return id;
}

export async function getPhoto(archive: Archive, id: string) {
  const photo = await getLive(archive.reader, 'photo', id);
  const event = await getLive(archive.reader, 'event', photo.eventId);
  return { photo, event: { id: event.id, name: event.title } };
}

export function savePhoto(archive: Archive, input: z.output<typeof photoInput>, author: string): Promise<Saved> {
  return save(archive, { ...input, kind: 'photo', parts: [] }, author);
}

export interface PictureFile {
  readonly file: string;
  readonly bytes: number;
}

/**
 * A smaller picture of an original that some record has, made again where it is gone.
 * Throws `record.notFound` for a hash that no record has, `photo.fileDamaged` where the original can't be read,
 * `archive.diskFull`, `job.cancelled`.
 */
export async function smallerPicture(archive: Archive, pool: WorkerPool, sha256: string, size: DerivedSize, options: TaskOptions = {}): Promise<PictureFile> {
  if (!(await isKept(archive.reader, sha256))) throw new Failure('record.notFound', { kind: 'photo', id: sha256 });
  const file = derivedPath(archive.paths, sha256, size);
  const found = await stat(file).catch(() => null);
  if (found) return { file, bytes: found.size };
  try {
    const task: PhotoTask = { file: originalPath(archive.paths, sha256), name: sha256, incoming: false };
    const { derived } = await pool.run<ReadPhoto>(task, options);
    await oneAtATime(sha256, () => writeDerived(archive.paths, sha256, derived));
    return { file, bytes: (await stat(file)).size };
  } catch (error) {
    const told = toFailure(error, archive.paths.folder);
    if (told instanceof Failure && ['job.cancelled', 'archive.diskFull', 'archive.diskError'].includes(told.code)) throw told;
    throw new Failure('photo.fileDamaged', { name: sha256 }, { cause: error });
  }
}
