/** What is known of a backup, in a small file beside its database: what it holds, and each time that it was proven. */

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { backupProof } from '#shared/contract/backups.ts';
import { syncFolder } from '../files/folder.ts';

/** What is not finished; whatever of it is left is nobody's. */
export const UNFINISHED = '.part';

const hostTag = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 8);

/** The name of a file while it is written: it says which program of which computer writes it. */
export function unfinished(file: string): string {
  return `${file}.${hostTag}-${process.pid}${UNFINISHED}`;
}

/** Milliseconds after which nobody is still writing a file. */
const FORGOTTEN = 86_400_000;

/** Whether what is not finished is this program's own, one's that has ended, or older than any that is at work. The other way it may be another computer's, on a network drive. */
export function isLeft(file: string): boolean {
  const [, host, pid] = /\.([0-9a-f]{8})-(\d+)\.part$/.exec(file) ?? [];
  if (host === hostTag && (Number(pid) === process.pid || !isRunning(Number(pid)))) return true;
  return Math.abs(Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)) > FORGOTTEN;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const known = {
  archive: z.string(),
  name: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** SHA-256 of the database. */
  sha256: z.string(),
  originals: z.number().int(),
  /** SHA-256 of originals that the archive itself had lost by then. */
  missing: z.array(z.string()),
};

const note = z.strictObject({
  ...known,
  /** Of the database. */
  bytes: z.number().int(),
  /** Records that are not in the trash, and actions of the history; null where an older Kronika did not count. */
  records: z.number().int().nullable(),
  actions: z.number().int().nullable(),
  /** The last of each way, oldest first. */
  proofs: z.array(backupProof),
});
export type BackupNote = z.output<typeof note>;

/** As an older Kronika wrote it. */
const olderNote = z.strictObject(known);

/** A text of small facts that tells when it is no longer what was written. */
function sealed(facts: object): string {
  return JSON.stringify({ ...facts, checksum: checksumOf(facts) });
}

const checksumOf = (facts: object) => createHash('sha256').update(JSON.stringify(facts)).digest('hex');

/** Null where the text is not as it was written. */
function unsealed(text: string): object | null {
  const read = JSON.parse(text) as unknown;
  if (typeof read !== 'object' || read === null || JSON.stringify(read) !== text) return null;
  const { checksum, ...facts } = read as { checksum?: unknown };
  return checksum === undefined || checksum === checksumOf(facts) ? facts : null;
}

/** What a small file says; null where it is not there or not as it was written. */
export function readSealed<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    const facts = unsealed(readFileSync(file, 'utf8'));
    return facts === null ? null : (schema.safeParse(facts).data ?? null);
  } catch {
    return null;
  }
}

/** Writes a small file whole and durably. */
export async function writeSealed(file: string, facts: object): Promise<void> {
  const part = unfinished(file);
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(sealed(facts));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  syncFolder(path.dirname(file));
}

export const noteOf = (database: string) => database.replace(/\.sqlite$/, '.json');

/** The note beside a database; null where there is none that can be trusted. */
export function readNote(database: string): BackupNote | null {
  const read = readSealed<BackupNote | z.output<typeof olderNote>>(noteOf(database), z.union([note, olderNote]));
  if (!read || 'bytes' in read) return read;
  const bytes = statSync(database, { throwIfNoEntry: false })?.size ?? 0;
  return { ...read, bytes, records: null, actions: null, proofs: [{ at: read.at, how: 'made', good: true, hashed: read.originals - read.missing.length }] };
}

export function writeNote(database: string, written: BackupNote): Promise<void> {
  return writeSealed(noteOf(database), written);
}

/** Whether a backup was found good when it was last looked at. */
export function isProven(of: BackupNote): boolean {
  return of.proofs.at(-1)?.good ?? false;
}

/** The note with one more proof, in the place of the last one of its way. */
export function withProof(of: BackupNote, proof: BackupNote['proofs'][number]): BackupNote {
  return { ...of, proofs: [...of.proofs.filter(({ how }) => how !== proof.how), proof] };
}
