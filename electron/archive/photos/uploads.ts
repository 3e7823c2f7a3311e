/** Files on their way in, piece by piece, so that no shell ever holds a whole one in memory. */

import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { Failure } from '#shared/contract/failures.ts';
import { LARGEST_TABLE } from '#shared/contract/imports.ts';
import { LARGEST_PHOTO } from '#shared/contract/photos.ts';
import { toFailure } from '../files/failing.ts';
import type { Layout } from '../files/folder.ts';
import { SIGNATURE, beginsAsPicture } from './signature.ts';

export interface FinishedUpload {
  readonly file: string;
  /** The name that the file had where it came from. */
  readonly name: string;
}

/** What it is for: how large it may be, and whether it must begin as a picture. */
export type UploadPurpose = 'photo' | 'table';

interface Upload extends FinishedUpload {
  readonly purpose: UploadPurpose;
  readonly size: number;
  readonly handle: FileHandle;
  /** Gives it up unless something comes in time. */
  readonly timer: NodeJS.Timeout;
  /** The bytes that tell what it is, as far as they have come. */
  head: Uint8Array;
  received: number;
  /** Settles when all that was received is in the file. */
  written: Promise<void>;
}

/** Milliseconds after which nothing more comes of an upload: whoever sent it is gone. */
const PATIENCE = 5 * 60_000;

export class Uploads {
  readonly #paths: Layout;
  readonly #patience: number;
  readonly #open = new Map<string, Upload>();

  constructor(paths: Layout, patience = PATIENCE) {
    this.#paths = paths;
    this.#patience = patience;
  }

  /** @param size in bytes. Throws `photo.tooLarge` or `table.tooLarge` before a byte is sent. */
  async start(name: string, size: number, purpose: UploadPurpose = 'photo'): Promise<string> {
    if (purpose === 'photo' && size > LARGEST_PHOTO) throw new Failure('photo.tooLarge', { name, limit: LARGEST_PHOTO });
    if (purpose === 'table' && size > LARGEST_TABLE) throw new Failure('table.tooLarge', { name, limit: LARGEST_TABLE });
    const id = uuid();
    const file = path.join(this.#paths.incoming, `${id}.part`);
    try {
      const handle = await open(file, 'wx');
      // What can't be removed now is swept away when the archive is opened again.
      const timer = setTimeout(() => void this.abandon(id).catch(() => undefined), this.#patience).unref();
      this.#open.set(id, { name, size, purpose, file, handle, timer, head: new Uint8Array(), received: 0, written: Promise.resolve() });
    } catch (error) {
      throw toFailure(error, this.#paths.folder);
    }
    return id;
  }

  /**
   * Adds the next piece. Throws `upload.incomplete` for a piece out of turn, `photo.tooLarge` past the size,
   * `photo.notAPhoto` as soon as it is clear that it is none.
   */
  async append(id: string, offset: number, bytes: Uint8Array): Promise<void> {
    const upload = this.#get(id);
    if (offset !== upload.received) throw new Failure('upload.incomplete', { name: upload.name });
    if (offset + bytes.length > upload.size) {
      await this.abandon(id);
      throw upload.purpose === 'photo' ? new Failure('photo.tooLarge', { name: upload.name, limit: LARGEST_PHOTO }) : new Failure('table.tooLarge', { name: upload.name, limit: LARGEST_TABLE });
    }
    // Counted before it is written, so that the same piece is not taken twice.
    upload.received += bytes.length;
    upload.timer.refresh();
    if (!isPromising(upload, bytes)) {
      await this.abandon(id);
      throw new Failure('photo.notAPhoto', { name: upload.name });
    }
    const written = upload.written.then(() => upload.handle.writeFile(bytes));
    upload.written = written.catch(() => undefined);
    try {
      await written;
    } catch (error) {
      await this.abandon(id);
      throw toFailure(error, this.#paths.folder);
    }
  }

  /** Hands the whole file over; whoever takes it moves or removes it. Throws `upload.incomplete`. */
  async finish(id: string): Promise<FinishedUpload> {
    const upload = this.#get(id);
    if (upload.received !== upload.size) throw new Failure('upload.incomplete', { name: upload.name });
    this.#forget(id, upload);
    await upload.written;
    await upload.handle.close();
    return { file: upload.file, name: upload.name };
  }

  async abandon(id: string): Promise<void> {
    const upload = this.#open.get(id);
    if (!upload) return;
    this.#forget(id, upload);
    await upload.written;
    await upload.handle.close();
    await rm(upload.file, { force: true });
  }

  async close(): Promise<void> {
    for (const id of this.#open.keys()) await this.abandon(id);
  }

  #forget(id: string, upload: Upload): void {
    this.#open.delete(id);
    clearTimeout(upload.timer);
  }

  #get(id: string): Upload {
    const upload = this.#open.get(id);
    if (!upload) throw new Failure('upload.unknown');
    return upload;
  }
}

/** Whether what has come so far may be the beginning of a picture. */
function isPromising(upload: Upload, bytes: Uint8Array): boolean {
  if (upload.purpose !== 'photo') return true;
  const lacking = SIGNATURE - upload.head.length;
  if (lacking <= 0) return true;
  upload.head = Buffer.concat([upload.head, bytes.subarray(0, lacking)]);
  return upload.head.length < Math.min(SIGNATURE, upload.size) || beginsAsPicture(upload.head);
}
