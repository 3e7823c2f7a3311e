/** Folders with archives in them that nobody has open. */

import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuid } from 'uuid';
import { createArchive } from '../../electron/archive/opening/create.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { write } from '../../electron/archive/changes/write.ts';
import { AUTHOR, novoMesto } from './archives.ts';
import { temporaryFolder } from './temporary.ts';

/** A new empty folder that every user of the computer may look into. */
export function openFolder(): string {
  const folder = mkdtempSync(path.join(temporaryFolder(), 'f-'));
  for (const part of [path.dirname(folder), folder]) chmodSync(part, 0o755);
  return folder;
}

/** The folder of an archive that holds one place and is closed. */
export async function closedArchive(): Promise<string> {
  const folder = path.join(openFolder(), 'archive');
  mkdirSync(folder);
  const archive = await createArchive(folder, 'Test archive');
  const id = uuid();
  await write(archive, { verb: 'create', kind: 'place', recordId: id, author: AUTHOR }, (writer) => writer.create('place', novoMesto, id));
  await archive.close();
  return folder;
}

/** True when the archive in a folder opens; it is closed again. */
export async function opens(folder: string): Promise<boolean> {
  await (await openArchive(folder)).close();
  return true;
}
