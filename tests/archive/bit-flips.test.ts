/** A single bit that the disk has flipped: whatever it changed of what was kept, the check finds it. */

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { keepDraft } from '../../electron/archive/changes/drafts.ts';
import { draftOf } from '../support/forms.ts';
import { openFolder } from '../support/folders.ts';
import { sampleFolder } from '../support/sample.ts';
import { problemsOf } from '../support/soundness.ts';

/** How many bits are flipped, each in a copy of its own; `KRONIKA_FLIPS=400` for a whole day's worth. */
const FLIPS = Number(process.env.KRONIKA_FLIPS ?? 12);
const SEED = Number(process.env.KRONIKA_FLIP_SEED ?? 20_190_520);

/** All that is kept, as a reader of the tables gets it; what can't be read is something else than what was kept. */
function contentOf(file: string): string {
  const connection = new BetterSqlite3(file, { readonly: true });
  try {
    const tables = connection.prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' ORDER BY name`).all();
    return JSON.stringify(tables.map(({ name }) => [name, connection.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all()]));
  } catch (error) {
    return String(error);
  } finally {
    connection.close();
  }
}

/** What the program makes of the archive: whether it opens, and whether its check finds anything. */
async function verdict(folder: string): Promise<'refused' | 'found' | 'sound'> {
  try {
    const archive = await openArchive(folder, { access: 'read' });
    try {
      return (await problemsOf(archive)).length > 0 ? 'found' : 'sound';
    } finally {
      await archive.close();
    }
  } catch {
    return 'refused';
  }
}

it(`of ${FLIPS} flipped bits none that changed what was kept is called sound`, { timeout: 60_000 + FLIPS * 20_000 }, async () => {
  const master = await sampleFolder();
  const archive = await openArchive(master);
  await keepDraft(archive, draftOf({ fields: { title: { sl: 'Srečanje v Čatežu' } } }));
  await archive.close();
  const file = path.join(master, 'kronika.sqlite');
  const bytes = readFileSync(file);
  const right = contentOf(file);
  const counts = { refused: 0, found: 0, sound: 0, changed: 0 };
  const unnoticed: number[] = [];
  for (const bit of fc.sample(fc.nat(bytes.length * 8 - 1), { seed: SEED, numRuns: FLIPS })) {
    const folder = path.join(openFolder(), 'flipped');
    mkdirSync(folder);
    const copy = path.join(folder, 'kronika.sqlite');
    copyFileSync(file, copy);
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8((flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
    writeFileSync(copy, flipped);
    const seen = await verdict(folder);
    const changed = contentOf(copy) !== right;
    counts[seen] += 1;
    if (changed) counts.changed += 1;
    if (changed && seen === 'sound') unnoticed.push(bit);
  }
  console.log(`${FLIPS} flips: ${JSON.stringify(counts)}`);
  expect(unnoticed, `bits of the file; KRONIKA_FLIP_SEED=${SEED}`).toEqual([]);
  expect(counts.changed).toBeGreaterThan(0);
});
