/**
 * Opens an archive as a shell does, but as an ordinary user; says how it is open, how large the pictures of a
 * photo are, and what a report of its event comes to.
 */

import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeReport } from '../../electron/service/reports.ts';
import { readPicture } from '../../electron/service/pictures.ts';
import { Session } from '../../electron/service/session.ts';
import { becomeOrdinaryUser } from '../support/ordinary-user.ts';
import { say, told } from '../support/says.ts';

export interface Shown {
  readonly readOnly: string | null;
  /** Bytes, of the smaller one and of the larger. */
  readonly pictures: readonly number[];
  /** Pages. */
  readonly report: number;
  /** What is left in the system's temporary folder. */
  readonly temporary: readonly string[];
}

const [folder = '', home = '', eventId = '', sha256 = ''] = process.argv.slice(2);
becomeOrdinaryUser();
const session = new Session(path.join(home, 'home'), { error: () => undefined });
try {
  await session.open(folder);
  const readOnly = session.status()?.readOnly ?? null;
  const pictures = [await readPicture(session, sha256, 400), await readPicture(session, sha256, 1600)].map((bytes) => bytes.length);
  const { pages: printed } = await makeReport(session, { report: 'event-sheet', subjectId: eventId, language: 'sl', format: 'pdf' });
  await session.end();
  say({ readOnly, pictures, report: printed ?? 0, temporary: readdirSync(os.tmpdir()).filter((name) => /^kronika-(?!test)/.test(name)) } satisfies Shown);
} catch (error) {
  say(told(error));
  process.exit();
}
