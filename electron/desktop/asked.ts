/** What the program is asked to open on its command line, and how a second start hands that to the first. */

import path from 'node:path';
import * as z from 'zod';
import type { AskedToOpen } from './channels.ts';

const handedOver = z.object({ asked: z.union([z.object({ sample: z.literal(true) }), z.object({ folder: z.string().min(1).max(4000) })]).nullable() });

/**
 * What the arguments ask for; null for nothing. Folders are those of whoever typed them.
 * @param argv without the program itself
 * @param workingFolder where relative folders begin
 */
export function askedToOpen(argv: readonly string[], workingFolder: string): AskedToOpen | null {
  if (argv.includes('--sample')) return { sample: true };
  const folder = argv.find((argument) => !argument.startsWith('-'));
  return folder === undefined ? null : { folder: path.resolve(workingFolder, folder) };
}

/** As the archive's own process is told. */
export function asArguments(asked: AskedToOpen | null): string[] {
  if (!asked) return [];
  return 'sample' in asked ? ['--sample'] : [asked.folder];
}

/** What a second start has handed over; null for nothing, and for what is not understood. */
export function handedToFirst(data: unknown): AskedToOpen | null {
  const read = handedOver.safeParse(data);
  return read.success ? read.data.asked : null;
}
