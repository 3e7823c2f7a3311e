import { CompiledQuery } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../electron/archive/archive.ts';
import { openArchive } from '../../electron/archive/opening/open.ts';
import { emptyArchive, reopen } from '../support/archives.ts';
import { closedArchive } from '../support/folders.ts';
import { Script } from '../support/scripts.ts';

const HOLD = new URL('./entry-hold.ts', import.meta.url);

async function setting(archive: Archive, name: string): Promise<unknown> {
  const { rows } = await archive.writer().executeQuery<Record<string, unknown>>(CompiledQuery.raw(`PRAGMA ${name}`));
  return Object.values(rows[0] ?? {})[0];
}

const SETTINGS: readonly (readonly [name: string, value: unknown])[] = [
  ['synchronous', 2],
  ['journal_mode', 'wal'],
  ['foreign_keys', 1],
  ['trusted_schema', 0],
  ['cell_size_check', 1],
  ['busy_timeout', 5000],
];

describe('the connection that writes', () => {
  it.each(SETTINGS)('has %s = %s in a new archive', async (name, value) => {
    expect(await setting(await emptyArchive(), name)).toBe(value);
  });

  it.each(SETTINGS)('has %s = %s in an archive that is opened again', async (name, value) => {
    expect(await setting(await reopen(await emptyArchive()), name)).toBe(value);
  });
});

describe('the connection that reads', () => {
  it.each(SETTINGS.filter(([name]) => ['foreign_keys', 'trusted_schema', 'cell_size_check'].includes(name)))('has %s = %s too', async (name, value) => {
    const { rows } = await (await emptyArchive()).reader.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`PRAGMA ${name}`));
    expect(Object.values(rows[0] ?? {})).toEqual([value]);
  });
});

describe('how an archive ended the last time', () => {
  async function endedUncleanly(folder: string): Promise<boolean> {
    const archive = await openArchive(folder);
    await archive.close();
    return archive.endedUncleanly;
  }

  it('is cleanly when it was closed', async () => {
    expect(await endedUncleanly(await closedArchive())).toBe(false);
  });

  it('is uncleanly when the process that had it was killed', async () => {
    const folder = await closedArchive();
    const other = new Script(HOLD, { args: [folder] });
    await other.firstLine();
    await other.kill();
    expect(await endedUncleanly(folder)).toBe(true);
    expect(await endedUncleanly(folder)).toBe(false);
  });

  it('is cleanly when it was closed and since then only looked at', async () => {
    const folder = await closedArchive();
    await (await openArchive(folder, { access: 'read' })).close();
    expect(await endedUncleanly(folder)).toBe(false);
  });

  it('is cleanly when it was closed while somebody looked at it', async () => {
    const folder = await closedArchive();
    const writing = await openArchive(folder);
    const looking = await openArchive(folder, { access: 'read' });
    await writing.close();
    await looking.close();
    expect(await endedUncleanly(folder)).toBe(false);
  });
});
