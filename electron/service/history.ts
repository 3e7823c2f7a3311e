import type { HistoryView } from '#shared/contract/history.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { discardDraft, draftOf, keepDraft, listDrafts, readDraft } from '../archive/changes/drafts.ts';
import { type HistoryEntry, historyOf } from '../archive/changes/history.ts';
import { missedBy } from '../archive/changes/pointers.ts';
import { storage } from '../archive/records/kinds.ts';
import { namesOf } from '../archive/records/read.ts';
import { goesWith, remove, restore, ownersOf, trashed } from '../archive/changes/trash.ts';
import { type PastAction, redo, undo, undoState } from '../archive/changes/undo.ts';
import { calls } from './implementation.ts';
import type { Session } from './session.ts';

/** Every record that a change names, in a field of its own or in the fields of a record that was made. */
function namedIn(entries: readonly HistoryEntry[]): { kind: Kind; id: string }[] {
  const named: { kind: Kind; id: string }[] = [];
  for (const change of entries.flatMap((entry) => entry.changes)) {
    named.push({ kind: change.kind, id: change.recordId });
    const references = new Map(storage[change.kind].references.map((reference) => [reference.field, reference.kind]));
    const values = change.field === '*' ? [change.after] : [{ [change.field]: change.before }, { [change.field]: change.after }];
    for (const [field, value] of values.flatMap((fields) => Object.entries((fields ?? {}) as Record<string, unknown>))) {
      const kind = references.get(field);
      if (kind && typeof value === 'string') named.push({ kind, id: value });
    }
  }
  return named;
}

async function historyView(session: Session, kind: Kind, id: string, limit: number): Promise<HistoryView> {
  const db = session.archive().reader;
  const entries = await historyOf(db, kind, id, limit + 1);
  const shown = entries.slice(0, limit);
  const names = await namesOf(db, namedIn(shown));
  return {
    entries: shown.map((entry) => ({ ...entry, changes: [...entry.changes] })),
    names: Object.fromEntries(names),
    more: entries.length > limit,
  };
}

async function named(session: Session, action: PastAction | undefined) {
  if (!action) return null;
  const { verb, kind, recordId, at } = action;
  const names = await namesOf(session.archive().reader, [{ kind, id: recordId }]);
  return { verb, kind, recordId, at, name: names.get(recordId) ?? null };
}

async function trashList(session: Session) {
  const db = session.archive().reader;
  const entries = await trashed(db);
  const owners = await ownersOf(db, entries);
  const names = await namesOf(db, [...entries, ...owners.values()]);
  return entries.map(({ kind, id, at, author, parts }) => {
    const owner = owners.get(id);
    return { kind, id, at, author, parts, name: names.get(id) ?? null, owner: owner ? { ...owner, name: names.get(owner.id) ?? null } : null };
  });
}

function counted(targets: readonly { kind: FindableKind }[]) {
  return [...Map.groupBy(targets, (target) => target.kind)].map(([kind, all]) => ({ kind, count: all.length }));
}

export const historyHandlers = {
  history: {
    of: calls.history.of.handler(({ context, input }) => historyView(context.session, input.kind, input.id, input.limit)),
    state: calls.history.state.handler(async ({ context }) => {
      const state = await undoState(context.session.archive().reader);
      return { undo: await named(context.session, state.undo?.original), redo: await named(context.session, state.redo?.original) };
    }),
    undo: calls.history.undo.handler(async ({ context, input }) => {
      const { id: action, kind, recordId } = await undo(context.session.archive(), context.session.author, input.action);
      return { action, kind, id: recordId };
    }),
    redo: calls.history.redo.handler(async ({ context }) => {
      const { kind, recordId } = await redo(context.session.archive(), context.session.author);
      return { kind, id: recordId };
    }),
  },
  trash: {
    list: calls.trash.list.handler(({ context }) => trashList(context.session)),
    preview: calls.trash.preview.handler(async ({ context, input }) => {
      const db = context.session.archive().reader;
      return {
        goesWith: counted(await goesWith(db, input.kind, input.id)),
        pointsTo: counted(await missedBy(db, input.kind, input.id)),
      };
    }),
    remove: calls.trash.remove.handler(async ({ context, input }) => {
      await remove(context.session.archive(), input.kind, input.id, context.session.author);
    }),
    restore: calls.trash.restore.handler(async ({ context, input }) => {
      await restore(context.session.archive(), input.kind, input.id, context.session.author);
    }),
  },
  drafts: {
    get: calls.drafts.get.handler(({ context, input }) => readDraft(context.session.archive(), input.id)),
    of: calls.drafts.of.handler(({ context, input }) => draftOf(context.session.archive(), input.recordId)),
    list: calls.drafts.list.handler(({ context }) => listDrafts(context.session.archive())),
    keep: calls.drafts.keep.handler(({ context, input }) => keepDraft(context.session.archive(), input)),
    discard: calls.drafts.discard.handler(({ context, input }) => discardDraft(context.session.archive(), input.id)),
  },
};
