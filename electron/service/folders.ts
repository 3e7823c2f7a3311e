import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { layout } from '../archive/files/folder.ts';
import { isFile, isFolder } from '../archive/files/looking.ts';

function isArchive(folder: string): boolean {
  return isFile(layout(folder).database);
}

/** The folders inside a folder, hidden ones left out, for choosing where an archive is or shall be. */
export function listFolders(asked: string | null) {
  const folder = path.resolve(asked ?? os.homedir());
  try {
    const names = readdirSync(folder);
    const folders = names
      .filter((name) => !name.startsWith('.'))
      .map((name) => ({ name, folder: path.join(folder, name) }))
      .filter((entry) => isFolder(entry.folder))
      .map((entry) => ({ ...entry, archive: isArchive(entry.folder) }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
    const parent = path.dirname(folder);
    return { folder, parent: parent === folder ? null : parent, folders, archive: isArchive(folder), empty: names.length === 0 };
  } catch (error) {
    throw new Failure('folder.unreadable', { folder }, { cause: error });
  }
}
