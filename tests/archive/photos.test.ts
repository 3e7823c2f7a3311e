/** A photo is taken in whole, once for each event, or nothing of it stays. */

import { closeSync, openSync, readSync, ftruncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { LARGEST_PHOTO } from '#shared/contract/photos.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { getEvent } from '../../electron/archive/events/service.ts';
import { listPhotos } from '../../electron/archive/photos/repository.ts';
import { addPhoto, getPhoto } from '../../electron/archive/photos/service.ts';
import { Uploads } from '../../electron/archive/photos/uploads.ts';
import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { workers } from '../../electron/service/workers.ts';
import { remove, restore } from '../../electron/archive/changes/trash.ts';
import { undo } from '../../electron/archive/changes/undo.ts';
import { AUTHOR, create, edit, emptyArchive, plainEvent, reopen } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';
import { openFolder } from '../support/folders.ts';
import { importPhoto, importedPhoto, pools } from '../support/imports.ts';
import { jpeg } from '../support/pictures.ts';
import { storeFiles, storeProblems } from '../support/store-files.ts';

const MEGABYTE = 1024 * 1024;

async function anEvent() {
  const archive = await emptyArchive();
  return { archive, event: await create(archive, 'event', plainEvent()) };
}

const photosOf = async (archive: Archive, event: string) => (await getEvent(archive, event)).photos.map((photo) => photo.id);
const listed = async (archive: Archive) => (await listPhotos(archive.reader, { after: null, limit: 100 })).items.map((photo) => photo.id);
const rows = (archive: Archive) => rowsOf(archive, 'SELECT id FROM photo');

describe('what is no photo', () => {
  it.each([
    ['text', Buffer.from('Seznam udeležencev\n'.repeat(500))],
    ['an empty file', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(100_000)],
    ['the beginning of a JPEG and then something else', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('Seznam udeležencev\n'.repeat(500))])],
  ])('%s: is refused by name, and nothing of it stays', async (_, bytes) => {
    const { archive, event } = await anEvent();
    await expect(importPhoto(archive, event, bytes, 'seznam.jpg')).rejects.toMatchObject({ code: 'photo.notAPhoto', params: { name: 'seznam.jpg' } });
    expect([storeFiles(archive), rows(archive), await photosOf(archive, event)]).toEqual([[], [], []]);
  });

  it('does not keep the next photo from coming in', async () => {
    const { archive, event } = await anEvent();
    await expect(importPhoto(archive, event, Buffer.from('nothing'))).rejects.toMatchObject({ code: 'photo.notAPhoto' });
    const id = await importPhoto(archive, event, await jpeg());
    expect([await photosOf(archive, event), storeProblems(archive)]).toEqual([[id], []]);
  });
});

describe('a file of 300 MB', () => {
  /** Takes no room on the disk: it holds nothing but zeros that were never written. */
  function sparse(): number {
    const file = openSync(path.join(openFolder(), 'ogromna.tif'), 'w+');
    ftruncateSync(file, 300 * MEGABYTE);
    return file;
  }

  it('is refused before a byte of it is sent', async () => {
    const { archive } = await anEvent();
    await expect(new Uploads(archive.paths).start('ogromna.tif', 300 * MEGABYTE)).rejects.toMatchObject({ code: 'photo.tooLarge', params: { name: 'ogromna.tif', limit: LARGEST_PHOTO } });
    expect(storeFiles(archive)).toEqual([]);
  });

  it('that says it is smaller is refused where it goes beyond what it said, and what came is taken away', async () => {
    const { archive } = await anEvent();
    const uploads = new Uploads(archive.paths);
    const id = await uploads.start('ogromna.tif', 10 * MEGABYTE);
    const file = sparse();
    const piece = Buffer.alloc(4 * MEGABYTE);
    const send = async () => {
      await uploads.append(id, 0, Buffer.from('II*\0 and then'));
      for (let offset = 13; offset < 300 * MEGABYTE; offset += readSync(file, piece, 0, piece.length, offset)) await uploads.append(id, offset, piece);
    };
    await expect(send()).rejects.toMatchObject({ code: 'photo.tooLarge', params: { name: 'ogromna.tif', limit: LARGEST_PHOTO } });
    closeSync(file);
    expect(storeFiles(archive)).toEqual([]);
    await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'upload.unknown' });
  });
});

describe('an upload', () => {
  it('that is cut off is no photo, and goes when the session ends', async () => {
    const { archive } = await anEvent();
    const bytes = await jpeg();
    const uploads = new Uploads(archive.paths);
    const id = await uploads.start('slika.jpg', bytes.length);
    await uploads.append(id, 0, bytes.subarray(0, 1000));
    await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'upload.incomplete', params: { name: 'slika.jpg' } });
    expect(storeFiles(archive)).toEqual([`incoming/${id}.part`]);
    await uploads.close();
    expect(storeFiles(archive)).toEqual([]);
  });

  it('that a crash left is gone when the archive is opened again', async () => {
    const { archive } = await anEvent();
    const uploads = new Uploads(archive.paths);
    const id = await uploads.start('slika.jpg', 5000);
    await uploads.append(id, 0, (await jpeg()).subarray(0, 1000));
    expect(storeFiles(await reopen(archive))).toEqual([]);
    await uploads.close();
  });

  it('that is shorter than it said is no photo', async () => {
    const { archive } = await anEvent();
    const bytes = await jpeg();
    const uploads = new Uploads(archive.paths);
    const id = await uploads.start('slika.jpg', bytes.length + 1);
    await uploads.append(id, 0, bytes);
    await expect(uploads.finish(id)).rejects.toMatchObject({ code: 'upload.incomplete' });
    await uploads.close();
  });

  it('that is no picture is refused with its first piece, and nothing of it stays', async () => {
    const { archive } = await anEvent();
    const uploads = new Uploads(archive.paths);
    for (const bytes of [Buffer.from('Seznam udeležencev'), Buffer.from('PK\x03\x04 a document'), Buffer.alloc(64), Buffer.from('RIFF1234WAVEfmt ')]) {
      const id = await uploads.start('seznam.jpg', 100 * MEGABYTE);
      // However it is cut.
      await uploads.append(id, 0, bytes.subarray(0, 5));
      await expect(uploads.append(id, 5, bytes.subarray(5))).rejects.toMatchObject({ code: 'photo.notAPhoto', params: { name: 'seznam.jpg' } });
      await expect(uploads.append(id, bytes.length, bytes)).rejects.toMatchObject({ code: 'upload.unknown' });
    }
    expect(storeFiles(archive)).toEqual([]);
  });

  it('takes a piece once where it is sent twice at the same time', async () => {
    const { archive, event } = await anEvent();
    const bytes = await jpeg();
    const uploads = new Uploads(archive.paths);
    const id = await uploads.start('slika.jpg', bytes.length);
    const [first, second] = [bytes.subarray(0, 3000), bytes.subarray(3000)];
    const twice = await Promise.allSettled([uploads.append(id, 0, first), uploads.append(id, 0, first), uploads.append(id, 3000, second)]);
    expect(twice.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await addPhoto(archive, pools.photo, { eventId: event, author: AUTHOR, upload: await uploads.finish(id) }, {});
    expect(storeProblems(archive)).toEqual([]);
  });

  it('of which nothing more comes is given up: the page that sent it is gone', async () => {
    const { archive } = await anEvent();
    const bytes = await jpeg();
    const uploads = new Uploads(archive.paths, 100);
    const id = await uploads.start('slika.jpg', bytes.length);
    await uploads.append(id, 0, bytes.subarray(0, 1000));
    while (storeFiles(archive).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(uploads.append(id, 1000, bytes.subarray(1000))).rejects.toMatchObject({ code: 'upload.unknown' });
  });

  it('whose thread ends while it is read leaves nothing', async () => {
    const { archive, event } = await anEvent();
    const uploads = new Uploads(archive.paths);
    const bytes = await jpeg({ width: 4000, height: 3000 });
    const id = await uploads.start('slika.jpg', bytes.length);
    await uploads.append(id, 0, bytes);
    const pool = new WorkerPool(workers.photo, 1);
    const adding = addPhoto(archive, pool, { eventId: event, author: AUTHOR, upload: await uploads.finish(id) }, {});
    await Promise.all([expect(adding).rejects.toThrow('worker ended'), pool.close()]);
    expect([storeFiles(archive), rows(archive)]).toEqual([[], []]);
  });

  it('that was stopped while it was read leaves nothing', async () => {
    const { archive, event } = await anEvent();
    const stop = new AbortController();
    const work = importPhoto(archive, event, await jpeg({ width: 6000, height: 4000 }), 'slika.jpg', stop.signal);
    stop.abort();
    await expect(work).rejects.toMatchObject({ code: 'job.cancelled' });
    expect([storeFiles(archive), rows(archive)]).toEqual([[], []]);
  });
});

describe('the same picture', () => {
  it('stands in an event once, whatever its file is called', async () => {
    const { archive, event } = await anEvent();
    const id = await importPhoto(archive, event, await jpeg(), 'prva.jpg');
    await expect(importPhoto(archive, event, await jpeg(), 'druga.jpg')).rejects.toMatchObject({ code: 'photo.alreadyThere', params: { name: 'druga.jpg' } });
    expect([await photosOf(archive, event), storeFiles(archive).length, storeProblems(archive)]).toEqual([[id], 3, []]);
  });

  it('stands in several events and is kept once', async () => {
    const { archive, event } = await anEvent();
    const other = await create(archive, 'event', plainEvent());
    const ids = [await importPhoto(archive, event, await jpeg()), await importPhoto(archive, other, await jpeg())];
    expect((await listed(archive)).toSorted()).toEqual(ids.toSorted());
    expect([storeFiles(archive).length, storeProblems(archive)]).toEqual([3, []]);
  });

  it('comes into an event once where it is sent twice at the same time', async () => {
    const { archive, event } = await anEvent();
    const bytes = await jpeg();
    const both = await Promise.allSettled([importPhoto(archive, event, bytes), importPhoto(archive, event, bytes)]);
    const codes = both.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'added'));
    expect(codes.toSorted()).toEqual(['added', 'photo.alreadyThere']);
    expect([rows(archive).length, storeProblems(archive)]).toEqual([1, []]);
  });

  it('stays for the event that has it, where it comes at the same time to one that is not there', async () => {
    const { archive, event } = await anEvent();
    const bytes = await jpeg();
    const both = await Promise.allSettled([importPhoto(archive, uuid(), bytes), importPhoto(archive, event, bytes), importPhoto(archive, uuid(), bytes)]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect([rows(archive).length, storeProblems(archive)]).toEqual([1, []]);
  });
});

describe('a photo for which its event is not there', () => {
  it('is refused, and nothing of it stays', async () => {
    const { archive } = await anEvent();
    await expect(importPhoto(archive, uuid(), await jpeg())).rejects.toMatchObject({ code: 'record.notFound' });
    expect([storeFiles(archive), rows(archive)]).toEqual([[], []]);
  });

  it('any more is refused, too', async () => {
    const { archive, event } = await anEvent();
    await remove(archive, 'event', event, AUTHOR);
    await expect(importPhoto(archive, event, await jpeg())).rejects.toMatchObject({ code: 'record.inTrash' });
    expect([storeFiles(archive), rows(archive)]).toEqual([[], []]);
  });

  it('because its creation is undone at the same moment, goes to the trash with it or is refused', async () => {
    const { archive, event } = await anEvent();
    const photo = await importedPhoto(archive, await create(archive, 'event', plainEvent()), await jpeg());
    await undo(archive, AUTHOR);
    await undo(archive, AUTHOR);
    const { id: _id, revision: _revision, deletedBy: _deletedBy, ...fields } = photo;
    await Promise.allSettled([undo(archive, AUTHOR), create(archive, 'photo', { ...fields, eventId: event })]);
    const stray = rowsOf(archive, 'SELECT photo.id FROM photo JOIN event ON event.id = photo.eventId WHERE photo.deletedBy IS NULL AND event.deletedBy IS NOT NULL');
    expect(stray).toEqual([]);
  });
});

describe('a photo in the trash', () => {
  it('is shown nowhere, keeps its file, and comes back as it was', async () => {
    const { archive, event } = await anEvent();
    const id = await importPhoto(archive, event, await jpeg());
    await edit(archive, 'photo', id, { caption: { sl: 'Svetovna kavarna' } });
    const { revision: _, ...before } = (await getPhoto(archive, id)).photo;
    await remove(archive, 'photo', id, AUTHOR);
    expect([await photosOf(archive, event), await listed(archive), storeFiles(archive).length]).toEqual([[], [], 3]);
    await expect(getPhoto(archive, id)).rejects.toMatchObject({ code: 'record.notFound' });
    await restore(archive, 'photo', id, AUTHOR);
    expect([await photosOf(archive, event), await listed(archive), storeProblems(archive)]).toEqual([[id], [id], []]);
    expect((await getPhoto(archive, id)).photo).toMatchObject(before);
  });

  it('keeps its file through a restart', async () => {
    const { archive, event } = await anEvent();
    const id = await importPhoto(archive, event, await jpeg());
    await remove(archive, 'photo', id, AUTHOR);
    const again = await reopen(archive);
    await restore(again, 'photo', id, AUTHOR);
    expect([await photosOf(again, event), storeProblems(again)]).toEqual([[id], []]);
  });

  it('goes there and comes back with its event', async () => {
    const { archive, event } = await anEvent();
    const id = await importPhoto(archive, event, await jpeg());
    await remove(archive, 'event', event, AUTHOR);
    expect(await listed(archive)).toEqual([]);
    await restore(archive, 'event', event, AUTHOR);
    expect(await photosOf(archive, event)).toEqual([id]);
  });

  it('does not keep its picture from being added anew, behind the others', async () => {
    const { archive, event } = await anEvent();
    const first = await importedPhoto(archive, event, await jpeg({ seed: 1 }));
    const second = await importedPhoto(archive, event, await jpeg({ seed: 2 }));
    await remove(archive, 'photo', first.id, AUTHOR);
    const again = await importedPhoto(archive, event, await jpeg({ seed: 1 }));
    expect([await photosOf(archive, event), again.sha256, storeFiles(archive).length]).toEqual([[second.id, again.id], first.sha256, 6]);
  });

  it('went there by undo, and comes in again when its picture is sent', async () => {
    const { archive, event } = await anEvent();
    await importPhoto(archive, event, await jpeg());
    await undo(archive, AUTHOR);
    expect([await photosOf(archive, event), storeProblems(archive)]).toEqual([[], []]);
    const id = await importPhoto(archive, event, await jpeg());
    expect([await photosOf(archive, event), storeProblems(archive)]).toEqual([[id], []]);
  });
});
