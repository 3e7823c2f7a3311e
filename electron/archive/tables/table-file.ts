/** A table that somebody sent: CSV in whatever encoding, XLSX or ODS, as rows of text. What could hurt is refused before it is unpacked. */

import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { streamCsvRows } from 'hucre/csv';
import { streamOdsRows } from 'hucre/ods';
import { streamXlsxRows } from 'hucre/xlsx';
import { LARGEST_TABLE, MOST_TABLE_ROWS, type tableEncodings } from '#shared/contract/imports.ts';
import { Failure } from '#shared/contract/failures.ts';
import { type ZipEntry, zipEntries, zipText } from './zip-names.ts';

export type TableEncoding = (typeof tableEncodings)[number];

export interface ReadTable {
  readonly rows: readonly (readonly string[])[];
  /** Of a CSV file; null for the others, which say it themselves. */
  readonly encoding: TableEncoding | null;
}

/** Bytes that a spreadsheet may claim to be when unpacked. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('504b0304', 'hex');
const UTF8_MARK = Buffer.from('efbbbf', 'hex');
/** The stream that an encrypted Office file is in, in the directory of its container. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Dates as people here write them; the rest as it is. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return `${value.getUTCDate()}. ${value.getUTCMonth() + 1}. ${value.getUTCFullYear()}`;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** By its mark, else UTF-8 where all of it is, else what Windows wrote here for thirty years. */
function decoded(bytes: Buffer, asked: TableEncoding | null): { text: string; encoding: TableEncoding } {
  if (asked) return { text: new TextDecoder(asked).decode(bytes), encoding: asked };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  // The same as a decoder that is strict, in a tenth of its time.
  if (isUtf8(bytes)) return { text: bytes.toString('utf8', bytes.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0), encoding: 'utf-8' };
  return { text: new TextDecoder('windows-1250').decode(bytes), encoding: 'windows-1250' };
}

/** A manifest lists a document's parts; one of more than this is none. */
const LARGEST_MANIFEST = 1024 * 1024;

/** An ODS says in its manifest which of its parts are encrypted, or that all of it is (ODF 1.3 and 1.4, part 2, 4.8). */
function isLockedOds(bytes: Buffer, entries: readonly ZipEntry[]): boolean {
  const manifest = entries.find((entry) => entry.name === 'META-INF/manifest.xml');
  return manifest !== undefined && (zipText(bytes, manifest, LARGEST_MANIFEST)?.includes('encryption-data') ?? false);
}

type Kind = 'xlsx' | 'ods' | 'csv';

/** Throws what keeps it from being read at all. */
function kindOf(bytes: Buffer, name: string): Kind {
  if (bytes.subarray(0, 8).equals(OLE)) {
    if (bytes.includes(ENCRYPTED)) throw new Failure('table.locked', { name });
    throw new Failure('table.oldFormat', { name });
  }
  if (!bytes.subarray(0, 4).equals(ZIP)) {
    // A text in UTF-16 has every other byte 0; any other text has none.
    if (!(bytes[0] === 0xff && bytes[1] === 0xfe) && bytes.includes(0)) throw new Failure('table.notATable', { name });
    return 'csv';
  }
  const entries = zipEntries(bytes);
  if (!entries) throw new Failure('table.notATable', { name });
  if (entries.some((entry) => entry.isEncrypted)) throw new Failure('table.locked', { name });
  if (entries.some((entry) => /vbaProject\.bin$/i.test(entry.name) || /^(?:Basic|Scripts)\//.test(entry.name))) throw new Failure('table.macros', { name });
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > LARGEST_UNPACKED) throw new Failure('table.tooMuch', { name, limit: LARGEST_UNPACKED });
  if (entries.some((entry) => entry.name === 'xl/workbook.xml')) return 'xlsx';
  if (isLockedOds(bytes, entries)) throw new Failure('table.locked', { name });
  if (entries.some((entry) => entry.name === 'content.xml')) return 'ods';
  throw new Failure('table.notATable', { name });
}

/** One more than may be, so that there being more is noticed. */
const maxRows = MOST_TABLE_ROWS + 2;

async function* rowsOf(kind: Exclude<Kind, 'csv'>, bytes: Buffer): AsyncGenerator<readonly unknown[]> {
  if (kind === 'xlsx') for await (const row of streamXlsxRows(bytes, { sheet: 0, maxRows })) yield row.values;
  else for await (const row of streamOdsRows(bytes, { maxRows })) if ((row.sheetIndex ?? 0) === 0) yield row.values;
}

async function bytesOf(file: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_TABLE) throw new Failure('table.tooLarge', { name, limit: LARGEST_TABLE });
    return await readFile(file);
  } catch (error) {
    // What came in went away meanwhile, with its folder or without.
    throw error instanceof Failure ? error : new Failure('table.fileMissing', { file: name }, { cause: error });
  }
}

/**
 * Reads a file, a CSV one in the encoding that is asked for or in the one that it looks to be in, of at most `MOST_TABLE_ROWS` rows beside its head, the first sheet of a workbook. Throws
 * `table.tooLarge`, `table.tooMuch`, `table.tooManyRows`, `table.locked`, `table.macros`, `table.oldFormat`, `table.notATable`.
 */
export async function readTableFile(file: string, name: string, encoding: TableEncoding | null = null): Promise<ReadTable> {
  const bytes = await bytesOf(file, name);
  const kind = kindOf(bytes, name);
  const csv = kind === 'csv' ? decoded(bytes, encoding) : { text: '', encoding: null };
  const rows: string[][] = [];
  const take = (row: string[]) => {
    if (rows.length > MOST_TABLE_ROWS) throw new Failure('table.tooManyRows', { name, most: MOST_TABLE_ROWS });
    rows.push(row);
  };
  try {
    // Its cells are text already, and to wait for each row costs as much as to read it.
    if (kind === 'csv') for (const row of streamCsvRows(csv.text, { maxRows })) take(row as string[]);
    else for await (const row of rowsOf(kind, bytes)) take(row.map(cellText));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('table.notATable', { name }, { cause: error });
  }
  return { rows, encoding: csv.encoding };
}
