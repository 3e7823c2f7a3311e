/**
 * Reports that were given out: the PDF and the data it was made from lie in `media/` by their content, as the
 * originals of photos do, on disk before the record speaks of them, and are held to their hashes whenever they
 * are read.
 */

import { createHash } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import type { IssuedReport } from '#shared/contract/issued.ts';
import type { Fields } from '#shared/contract/records.ts';
import { chooseText } from '#shared/domain/languages.ts';
import type { Archive } from '../archive.ts';
import { write } from '../changes/write.ts';
import { type Saved, save } from '../changes/save.ts';
import { toFailure } from '../files/failing.ts';
import { isFile } from '../files/looking.ts';
import { originalPath, placeOriginal, settleOriginal } from '../photos/store.ts';
import { eachAtATime, takeBack } from '../photos/turns.ts';
import { newId } from '../records/new-id.ts';
import { getLive } from '../records/read.ts';
import { withSubjects } from './repository.ts';

export type IssuedPart = 'pdf' | 'data';

/** What is known of a report before it is kept; its files' hashes and sizes follow from them. */
export type ToIssue = Omit<Fields<'issuedReport'>, 'issuedAt' | 'author' | 'bytes' | 'pdfSha256' | 'dataSha256'> & { readonly pdf: Uint8Array; readonly data: Uint8Array };

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Brings a file to its place, marked as on its way until a record knows it. */
async function place({ paths }: Archive, bytes: Uint8Array, sha256: string): Promise<void> {
  const part = path.join(paths.incoming, `${newId()}.part`);
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await placeOriginal(paths, part, sha256);
  } finally {
    await rm(part, { force: true });
  }
}

export interface Issued extends Saved {
  readonly pdfSha256: string;
  readonly dataSha256: string;
}

/**
 * Keeps a report as it is given out. When any of it fails, nothing of it stays.
 * Throws `record.notFound`, `record.inTrash`, `archive.readOnly`, `archive.diskFull`.
 */
export async function keepIssued(archive: Archive, { pdf, data, ...fields }: ToIssue, author: string): Promise<Issued> {
  // Before anything is put into a folder that may be another's by now.
  archive.writer();
  const id = newId();
  const [pdfSha256, dataSha256] = [hashOf(pdf), hashOf(data)];
  const record = { ...fields, issuedAt: new Date().toISOString(), author, bytes: pdf.byteLength, pdfSha256, dataSha256 };
  const both = async () => {
    try {
      await place(archive, pdf, pdfSha256);
      await place(archive, data, dataSha256);
      const { action } = await write(archive, { verb: 'create', kind: 'issuedReport', recordId: id, author }, (writer) => writer.create('issuedReport', record, id));
      for (const sha256 of [pdfSha256, dataSha256]) await settleOriginal(archive.paths, sha256);
      return { id, revision: action?.id ?? '', pdfSha256, dataSha256 };
    } catch (error) {
      for (const sha256 of [pdfSha256, dataSha256]) await takeBack(archive, sha256);
      throw toFailure(error, archive.paths.folder);
    }
  };
  // The same report given out twice has the same files.
  return eachAtATime([pdfSha256, dataSha256], both);
}

/** Throws `record.notFound`. */
export async function getIssued(archive: Archive, id: string): Promise<IssuedReport> {
  const [report] = await withSubjects(archive.reader, [await getLive(archive.reader, 'issuedReport', id)]);
  return report as IssuedReport;
}

/** Throws `record.notFound`, `record.changedElsewhere`. */
export function noteOnIssued(archive: Archive, { id, revision, note }: { readonly id: string; readonly revision: string; readonly note: string | null }, author: string): Promise<Saved> {
  return save(archive, { kind: 'issuedReport', id, revision, draftId: null, fields: { note }, parts: [] }, author);
}

/** Where a file of a report lies. */
export function issuedPath({ paths }: Archive, sha256: string): string {
  return originalPath(paths, sha256);
}

/** A file as it was given out. Throws `issued.fileDamaged` where it is gone, is another by now or can't be read. */
export async function readIssued(archive: Archive, report: Pick<IssuedReport, 'title' | 'language' | 'pdfSha256' | 'dataSha256'>, part: IssuedPart): Promise<Uint8Array> {
  const sha256 = part === 'pdf' ? report.pdfSha256 : report.dataSha256;
  const file = issuedPath(archive, sha256);
  // Whoever opens a pipe waits for ever.
  const bytes = isFile(file) ? await readFile(file).catch(() => null) : null;
  if (!bytes || hashOf(bytes) !== sha256) throw new Failure('issued.fileDamaged', { title: chooseText(report.title, report.language)?.text ?? '', part });
  return bytes;
}
