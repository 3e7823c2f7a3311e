/** The files of an archive's photos and issued reports, and whether each of them is one that a record has. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../../electron/archive/archive.ts';
import { DERIVED_SIZES, derivedPath, originalPath } from '../../electron/archive/photos/store.ts';
import { rowsOf } from './dump.ts';
import { filesIn } from './folder-bytes.ts';

/** Every file of originals, of smaller pictures and on its way in, by its path in the archive's folder. */
export function storeFiles({ paths }: Archive): string[] {
  return [paths.media, paths.derived, paths.incoming].flatMap((folder) => (existsSync(folder) ? filesIn(folder).map((name) => `${path.basename(folder)}/${name}`) : []));
}

/** True for a JPEG that was written to its end. */
function isWholeJpeg(file: string): boolean {
  return readFileSync(file).subarray(-2).equals(Buffer.from([0xff, 0xd9]));
}

/** One line for each file that no record has, is missing, or is not whole; records in the trash keep theirs. */
export function storeProblems(archive: Archive): string[] {
  const { paths } = archive;
  const within = (file: string) => path.relative(paths.folder, file).replaceAll(path.sep, '/');
  const photos = rowsOf(archive, 'SELECT DISTINCT sha256 FROM photo').map((row) => String(row.sha256));
  const issued = rowsOf(archive, 'SELECT pdfSha256 AS sha256 FROM issuedReport UNION SELECT dataSha256 FROM issuedReport').map((row) => String(row.sha256));
  const originals = new Set([...photos, ...issued].map((sha256) => within(originalPath(paths, sha256))));
  const smaller = new Set(photos.flatMap((sha256) => DERIVED_SIZES.map((size) => within(derivedPath(paths, sha256, size)))));
  const there = storeFiles(archive);
  const torn = there.filter((name) => smaller.has(name) && !isWholeJpeg(path.join(paths.folder, name)));
  return [
    ...there.filter((name) => !originals.has(name) && !smaller.has(name)).map((name) => `${name} belongs to no record`),
    ...[...originals].filter((name) => !there.includes(name)).map((name) => `${name} is missing`),
    ...torn.map((name) => `${name} is not whole`),
  ];
}
