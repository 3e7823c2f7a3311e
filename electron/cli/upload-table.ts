import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import type { CommandContext } from './command.ts';

/** Bytes of a piece. */
const PIECE = 1024 * 1024;

/** The id under which a table's file is uploaded. Throws `table.fileMissing`, `table.tooLarge`. */
export async function uploadedTable({ client }: CommandContext, file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Failure('table.fileMissing', { file }, { cause: error });
  });
  const { id } = await client.uploads.start({ name: path.basename(file), size: bytes.length, purpose: 'table' });
  for (let offset = 0; offset < bytes.length; offset += PIECE) await client.uploads.append({ id, offset, piece: new Blob([bytes.subarray(offset, offset + PIECE)]) });
  return id;
}
