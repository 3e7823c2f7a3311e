/** Files on their way in, piece by piece, so that no shell ever holds a whole one in memory. */

import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { Failure } from '#shared/contract/failures.ts';
import { LARGEST_PHOTO } from '#shared/contract/photos.ts';
import { toFailure } from '../files/failing.ts';
import type { Layout } from '../files/folder.ts';

export interface FinishedUpload {
  readonly file: string;
  /** The name that the file had where it came from. */
  readonly name: string;
}

interface Upload extends FinishedUpload {
  readonly size: number;
  readonly handle: FileHandle;
  received: number;
}

export class Uploads {
  readonly #paths: Layout;
  readonly #open = new Map<string, Upload>();

  constructor(paths: Layout) {
    this.#paths = paths;
  }

  /** @param size in bytes. Throws `photo.tooLarge` before a byte is sent. */
  async start(name: string, size: number): Promise<string> {
    if (size > LARGEST_PHOTO) throw new Failure('photo.tooLarge', { name, limit: LARGEST_PHOTO });
    const id = uuid();
    const file = path.join(this.#paths.incoming, `${id}.part`);
    try {
      this.#open.set(id, { name, size, file, handle: await open(file, 'wx'), received: 0 });
    } catch (error) {
      throw toFailure(error, this.#paths.folder);
    }
    return id;
  }

  /** Adds the next piece. Throws `upload.incomplete` for a piece out of turn, `photo.tooLarge` past the size. */
  async append(id: string, offset: number, bytes: Uint8Array): Promise<void> {
    const upload = this.#get(id);
    if (offset !== upload.received) throw new Failure('upload.incomplete', { name: upload.name });
    if (offset + bytes.length > upload.size) {
      await this.abandon(id);
      throw new Failure('photo.tooLarge', { name: upload.name, limit: LARGEST_PHOTO });
    }
    try {
      await upload.handle.writeFile(bytes);
    } catch (error) {
      await this.abandon(id);
      throw toFailure(error, this.#paths.folder);
    }
    upload.received += bytes.length;
  }

  /** Hands the whole file over; whoever takes it moves or removes it. Throws `upload.incomplete`. */
  async finish(id: string): Promise<FinishedUpload> {
    const upload = this.#get(id);
    if (upload.received !== upload.size) throw new Failure('upload.incomplete', { name: upload.name });
    this.#open.delete(id);
    await upload.handle.close();
    return { file: upload.file, name: upload.name };
  }

  async abandon(id: string): Promise<void> {
    const upload = this.#open.get(id);
    if (!upload) return;
    this.#open.delete(id);
    await upload.handle.close();
    await rm(upload.file, { force: true });
  }

  async close(): Promise<void> {
    for (const id of this.#open.keys()) await this.abandon(id);
  }

  #get(id: string): Upload {
    const upload = this.#open.get(id);
    if (!upload) throw new Failure('upload.unknown');
    return upload;
  }
}
