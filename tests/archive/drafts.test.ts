/** What is being typed outlives a crash, and is no record. */

import { describe, expect, it } from 'vitest';
import { discardDraft, draftOf as draftOfRecord, keepDraft, listDrafts, readDraft } from '../../electron/archive/changes/drafts.ts';
import { undoState } from '../../electron/archive/changes/undo.ts';
import { find } from '../../electron/archive/search/query.ts';
import { create, emptyArchive, novoMesto, reopen } from '../support/archives.ts';
import { rowsOf } from '../support/dump.ts';
import { draftOf } from '../support/forms.ts';

const BODY = { fields: { title: { sl: 'Srečanje v Čatežu' }, counts: [1, null] } };

describe('a draft', () => {
  it('is there after a restart, as it was typed', async () => {
    const archive = await emptyArchive();
    const { id, at } = await keepDraft(archive, draftOf(BODY));
    expect(await readDraft(await reopen(archive), id)).toEqual({ id, at, kind: 'event', recordId: null, ownerId: null, baseRevision: null, base: null, body: BODY });
  });

  it('is replaced by a newer one under its id, and stands beside others', async () => {
    const archive = await emptyArchive();
    const { id } = await keepDraft(archive, draftOf('first'));
    const other = await keepDraft(archive, draftOf('beside it'));
    await keepDraft(archive, draftOf('second', { id }));
    expect([await readDraft(archive, id), await readDraft(archive, other.id)]).toMatchObject([{ body: 'second' }, { body: 'beside it' }]);
    expect(rowsOf(archive, 'SELECT id FROM draft')).toHaveLength(2);
  });

  it('of a record that is there is one, with what its form began from, and is found by the record', async () => {
    const archive = await emptyArchive();
    const recordId = await create(archive, 'place', novoMesto);
    const began = { kind: 'place' as const, recordId, baseRevision: 'then', base: { fields: novoMesto } };
    const { id } = await keepDraft(archive, draftOf('first', began));
    expect(await keepDraft(archive, draftOf('second', began))).toMatchObject({ id });
    expect(await draftOfRecord(archive, recordId)).toMatchObject({ ...began, body: 'second' });
    expect(await draftOfRecord(archive, id)).toBeNull();
  });

  it('is gone when it is thrown away, and no other with it', async () => {
    const archive = await emptyArchive();
    const { id } = await keepDraft(archive, draftOf('first'));
    const other = await keepDraft(archive, draftOf('beside it'));
    await discardDraft(archive, id);
    expect(await readDraft(archive, id)).toBeNull();
    expect(await readDraft(archive, other.id)).toMatchObject({ body: 'beside it' });
  });

  it('is none where nothing was typed', async () => {
    const archive = await emptyArchive();
    const { id } = await keepDraft(archive, draftOf('first'));
    await discardDraft(archive, id);
    await discardDraft(archive, id);
    expect([await readDraft(archive, id), await listDrafts(archive)]).toEqual([null, []]);
  });

  it('is no record: not found, not in the history, and nothing to undo', async () => {
    const archive = await emptyArchive();
    await keepDraft(archive, draftOf(BODY));
    expect((await find(archive.reader, { words: 'čatežu', language: 'sl', kinds: null, limit: 10 })).total).toBe(0);
    expect(rowsOf(archive, 'SELECT * FROM action')).toEqual([]);
    expect(await undoState(archive.reader)).toEqual({ undo: null, redo: null });
  });

  it('cannot be kept in an archive that is only read', async () => {
    const archive = await emptyArchive();
    archive.stopWriting();
    await expect(keepDraft(archive, draftOf(BODY))).rejects.toMatchObject({ code: 'archive.readOnly' });
  });
});

describe('the list of drafts', () => {
  it('begins with the newest, and calls each by what its record will be called', async () => {
    const archive = await emptyArchive();
    const owner = await create(archive, 'place', novoMesto);
    await keepDraft(archive, draftOf({ fields: { title: {} } }, { ownerId: owner }));
    await keepDraft(archive, draftOf({ fields: { acronym: 'MOST', title: null } }, { kind: 'project' }));
    await keepDraft(archive, draftOf(BODY));
    expect(await listDrafts(archive)).toMatchObject([
      { kind: 'event', recordId: null, name: { sl: 'Srečanje v Čatežu' } },
      { kind: 'project', name: { und: 'MOST' } },
      { kind: 'event', ownerId: owner, name: null },
    ]);
  });

});
