/** Photos brought into an open archive over the contract, as the page brings them. */

import { createHash } from 'node:crypto';
import type { Client } from './connections.ts';
import { type PictureOptions, jpeg } from './pictures.ts';

/** Small enough that a test's picture takes several. */
const PIECE = 4096;

/** Sends a file piece by piece; gives the upload's id. */
export async function sendFile(client: Client, name: string, bytes: Uint8Array): Promise<string> {
  const { id } = await client.uploads.start({ name, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += PIECE) {
    await client.uploads.append({ id, offset, piece: new Blob([new Uint8Array(bytes.subarray(offset, offset + PIECE))]) });
  }
  return id;
}

export interface AddedPhoto {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A photo of an event, made on the spot. */
export async function addPhoto(client: Client, eventId: string, options: PictureOptions = {}): Promise<AddedPhoto> {
  const bytes = await jpeg(options);
  const uploadId = await sendFile(client, `slika-${options.seed ?? 1}.jpg`, bytes);
  const { id } = await client.photos.add({ uploadId, eventId });
  return { id, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
