/** What tells somebody who has no Kronika what lies in a backup's folder: a text in two languages, and which file each photo is. */

import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import readMe from '#resources/backup/read-me.json' with { type: 'json' };
import { type Multilingual, chooseText } from '#shared/domain/languages.ts';
import { openConnection } from '../database/open.ts';
import { unfinished } from './note.ts';
import { placeIn } from './originals.ts';
import { type ToldPhoto, photosTold } from './repository.ts';
import type { BackupStore } from './store.ts';

/** Spreadsheets of Windows take a file without it for their own letters. */
const BYTE_ORDER_MARK = '\u{feff}';

const textOf = (json: string | null) => (json === null ? '' : (chooseText(JSON.parse(json) as Multilingual, 'sl')?.text ?? ''));

/** RFC 4180; what a spreadsheet would take for a formula is kept from being one. */
function csvLine(values: readonly string[]): string {
  const safe = values.map((value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value));
  return `${safe.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\r\n`;
}

function lineOf(store: BackupStore, { sha256, originalName, title, dates, takenAt, caption, creator, rights }: ToldPhoto): string {
  const file = path.relative(store.folder, placeIn(store.media, sha256)).replaceAll(path.sep, '/');
  return csvLine([file, originalName, textOf(title), dates ?? '', takenAt ?? '', textOf(caption), creator ?? '', rights ?? '']);
}

async function replace(file: string, text: string): Promise<void> {
  const part = unfinished(file);
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes both anew. Throws as the disk does: a backup is as good without them.
 * @param database the newest backup's
 */
export async function writeReadable(store: BackupStore, name: string, database: string): Promise<void> {
  const said = readMe.lines.map((line) => line.replaceAll('{{name}}', name).replaceAll('{{photos}}', readMe.photos));
  await replace(path.join(store.folder, readMe.file), BYTE_ORDER_MARK + said.join('\r\n'));
  const connection = openConnection(database, 'readImmutable');
  try {
    const lines = photosTold(connection).map((photo) => lineOf(store, photo));
    await replace(path.join(store.folder, readMe.photos), [BYTE_ORDER_MARK, csvLine(readMe.columns), ...lines].join(''));
  } finally {
    connection.close();
  }
}
