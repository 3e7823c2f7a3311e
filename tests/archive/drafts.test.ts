/** What is being typed outlives a crash, and is no record. */

import { describe, expect, it } from 'vitest';
import { discardDraft, keepDraft, readDraft } from '../../electron/archive/changes/drafts.ts';
import { undoState } from '../../electron/archive/changes/undo.ts';
import { find } from '../../electron/archive/search/query.ts';
import { emptyArchive, reopen } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';

const BODY = { fields: { title: { sl: 'Srečanje v Čatežu' }, counts: [1, null] } };

describe('a draft', () => {
  it('is there after a restart, as it was typed', async () => {
    const archive = await emptyArchive();
    const kept = await keepDraft(archive, 'event:new', BODY);
    expect(await readDraft((await reopen(archive)), 'event:new')).toEqual({ key: 'event:new', at: kept.at, body: BODY });
  });

  it('is replaced by a newer one under its key, and by none under another', async () => {
    const archive = await emptyArchive();
    await keepDraft(archive, 'one', 'first');
    await keepDraft(archive, 'other', 'beside it');
    await keepDraft(archive, 'one', 'second');
    expect([await readDraft(archive, 'one'), await readDraft(archive, 'other')]).toMatchObject([{ body: 'second' }, { body: 'beside it' }]);
    expect(rowsOf(archive, 'SELECT key FROM draft')).toHaveLength(2);
  });

  it('is gone when it is thrown away, and no other with it', async () => {
    const archive = await emptyArchive();
    await keepDraft(archive, 'one', 'first');
    await keepDraft(archive, 'other', 'beside it');
    await discardDraft(archive, 'one');
    expect(await readDraft(archive, 'one')).toBeNull();
    expect(await readDraft(archive, 'other')).toMatchObject({ body: 'beside it' });
  });

  it('is none where nothing was typed', async () => {
    const archive = await emptyArchive();
    expect(await readDraft(archive, 'event:new')).toBeNull();
    await discardDraft(archive, 'event:new');
    expect(await readDraft(archive, 'event:new')).toBeNull();
  });

  it('is no record: not found, not in the history, and nothing to undo', async () => {
    const archive = await emptyArchive();
    await keepDraft(archive, 'event:new', BODY);
    expect((await find(archive.reader, { words: 'čatežu', language: 'sl', kinds: null, limit: 10 })).total).toBe(0);
    expect(rowsOf(archive, 'SELECT * FROM action')).toEqual([]);
    expect(await undoState(archive.reader)).toEqual({ undo: null, redo: null });
  });

  it('cannot be kept in an archive that is only read', async () => {
    const archive = await emptyArchive();
    archive.stopWriting();
    await expect(keepDraft(archive, 'event:new', BODY)).rejects.toMatchObject({ code: 'archive.readOnly' });
  });
});
