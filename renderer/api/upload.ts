import { PIECE_SIZE } from '#shared/contract/photos.ts';
import { client } from './client.ts';

/** Sends a file piece by piece. @param progress the part that has arrived, 0–1. Rejects as the archive refuses, or when aborted. */
export async function upload(file: File, signal: AbortSignal, progress: (part: number) => void, purpose: 'photo' | 'table' = 'photo'): Promise<string> {
  const { id } = await client.uploads.start({ name: file.name, size: file.size, purpose }, { signal });
  try {
    for (let offset = 0; offset < file.size; offset += PIECE_SIZE) {
      signal.throwIfAborted();
      await client.uploads.append({ id, offset, piece: file.slice(offset, offset + PIECE_SIZE) }, { signal });
      progress(Math.min(1, (offset + PIECE_SIZE) / file.size));
    }
    return id;
  } catch (error) {
    await client.uploads.abandon({ id }).catch(() => {});
    throw error;
  }
}
