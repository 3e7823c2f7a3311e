/** Random sequences of what users do to an archive, for properties that must hold after any of them. */

import fc from 'fast-check';
import type { Kind } from '#shared/contract/records.ts';
import { Failure } from '#shared/contract/failures.ts';
import type { Archive } from '../../electron/archive/archive.ts';
import { editBatch, previewBatch } from '../../electron/archive/batch/service.ts';
import { compareDuplicates, mergeDuplicates } from '../../electron/archive/duplicates/merge.ts';
import { getEvent, saveEvent } from '../../electron/archive/events/service.ts';
import { takeRecords } from '../../electron/archive/records-table/service.ts';
import { remove, restore, trashed } from '../../electron/archive/changes/trash.ts';
import { redo, undo } from '../../electron/archive/changes/undo.ts';
import { type EventValues, eventPatch, eventValues } from './event-form.ts';
import { AUTHOR, create, edit, novoMesto, plainEvent, plainProject } from './writes.ts';
import { rowsOf } from './dump.ts';

const VERBS = [
  'place', 'organisation', 'project', 'workPackage', 'event', 'part', 'link', 'role', 'count', 'rename', 'rename', 'move', 'save', 'remove', 'remove', 'restore', 'merge', 'merge', 'batch', 'batch', 'import', 'undo', 'undo', 'redo',
] as const;

export interface RandomAction {
  readonly verb: (typeof VERBS)[number];
  /** Which of those there are it is done to, and with which other. */
  readonly one: number;
  readonly other: number;
  readonly word: string;
}

export const randomAction: fc.Arbitrary<RandomAction> = fc.record({
  verb: fc.constantFrom(...VERBS),
  one: fc.nat(50),
  other: fc.nat(50),
  word: fc.constantFrom('Čakovec', 'Đurđevac', 'CI.SO.MO.', 'İstanbul', 'Žužemberk', 'naïve'),
});

const REMOVABLE = ['place', 'organisation', 'project', 'workPackage', 'event', 'event'] as const;

/** What a user may be refused here: the archive must then be as it was. */
const REFUSALS: ReadonlySet<string> = new Set(['undo.nothing', 'record.ownerInTrash', 'record.alreadyThere']);

/** One of the live records of a kind, or null when there is none. */
function chosen(archive: Archive, kind: Kind, which: number): string | null {
  const ids = rowsOf(archive, `SELECT id FROM "${kind}" WHERE deletedBy IS NULL ORDER BY id`).map((row) => String(row.id));
  return ids[which % (ids.length || 1)] ?? null;
}

const PARTS = ['eventProject', 'eventWorkPackage', 'role', 'unnamedOrganisations', 'participation'] as const;

function livePartsOf(archive: Archive, event: string): string[] {
  return PARTS.flatMap((kind) => rowsOf(archive, `SELECT id FROM "${kind}" WHERE eventId = ? AND deletedBy IS NULL`, event).map((row) => String(row.id)));
}

/** Opens the form of an event, changes it, and saves it. What the form never showed must be left alone. */
async function save(archive: Archive, id: string, { word, other }: RandomAction): Promise<void> {
  const opened = eventValues(await getEvent(archive, id));
  const counts = opened.participation;
  const values: EventValues = {
    ...opened,
    fields: { ...opened.fields, description: { sl: word } },
    // The first project and the first role go, and the other projects are linked otherwise.
    projects: opened.projects.slice(1).map((row) => ({ ...row, link: 'synergy' as const })),
    roles: opened.roles.slice(1),
    // The first count goes, the rest change places, and a new one comes.
    participation: [...counts.slice(1).toReversed(), { ...blankCount, value: other, written: word }],
  };
  const taken = new Set([opened.projects[0], opened.roles[0], counts[0]].map((row) => row?.id));
  const before = livePartsOf(archive, id);
  await saveEvent(archive, eventPatch(opened, values), AUTHOR);
  const after = new Set(livePartsOf(archive, id));
  const lost = before.filter((part) => !after.has(part) && !taken.has(part));
  if (lost.length > 0) throw new Error(`saving took away what the form did not: ${lost.join(', ')}`);
}

const blankCount = {
  id: null, phase: 'actual', precision: 'about', unit: 'event', country: null, placeId: null, organisationId: null, gender: null, ageBand: null, locality: null,
} as const;

async function perform(archive: Archive, action: RandomAction): Promise<unknown> {
  const { verb, one, other, word } = action;
  const of = (kind: Kind, which = one) => chosen(archive, kind, which);
  const texts = { sl: word, en: `${word} ${other}` };
  const event = of('event');
  const project = of('project', other);
  switch (verb) {
    case 'place':
      return create(archive, 'place', { ...novoMesto, name: texts });
    case 'organisation':
      return create(archive, 'organisation', { shortName: word, name: null, placeId: of('place'), website: null, description: texts });
    case 'project':
      return create(archive, 'project', plainProject({ acronym: word, aliases: [`${word}.`] }));
    case 'workPackage':
      return project && create(archive, 'workPackage', { projectId: project, number: 1 + other, label: `WP${other}`, title: texts, description: null, methods: [texts], dates: null, datesWritten: null });
    case 'event':
      return create(archive, 'event', plainEvent({ title: texts, placeId: of('place'), dates: `20${10 + other}` }));
    case 'part':
      return event && create(archive, 'event', plainEvent({ title: texts, parentId: event }));
    case 'link':
      return event && project && create(archive, 'eventProject', { eventId: event, projectId: project, link: 'own' });
    case 'role': {
      const organisation = of('organisation', other);
      return event && organisation && create(archive, 'role', { organisationId: organisation, projectId: null, workPackageId: null, eventId: event, role: 'host', written: word });
    }
    case 'count':
      return event && create(archive, 'participation', { ...blankCount, eventId: event, value: other, written: null, position: other });
    case 'rename': {
      const place = of('place');
      const kind = (['place', 'project', 'organisation', 'event'] as const)[other % 4] ?? 'event';
      if (kind === 'place') return place && edit(archive, 'place', place, { name: texts });
      if (kind === 'project') return project && edit(archive, 'project', project, { acronym: word });
      const organisation = of('organisation');
      if (kind === 'organisation') return organisation && edit(archive, 'organisation', organisation, { shortName: `${word} ${one}` });
      return event && edit(archive, 'event', event, { title: texts, dates: `20${10 + one}-0${1 + (other % 9)}` });
    }
    case 'move':
      return event && edit(archive, 'event', event, { placeId: of('place', other), ledBy: texts });
    case 'save':
      return event && save(archive, event, action);
    case 'remove': {
      const kind = REMOVABLE[other % REMOVABLE.length] ?? 'event';
      const id = of(kind);
      return id && remove(archive, kind, id, AUTHOR);
    }
    case 'import': {
      // A row that is there already after the first time, one that is new, and one that is refused.
      const rows = [['Naslov', 'Datum', 'Kraj', 'Udeleženci'], [word, `20${10 + other}`, 'Kranj, SI', '12'], [`${word} ${one}`, '', `${word}, HR`, '~40'], ['', '2019', '', 'x']];
      const table = { rows, encoding: null };
      return takeRecords(archive, { table, name: 'seznam.csv' }, { kind: 'event', isDry: false, columns: null, isHeadless: false, corrections: [], language: 'sl' }, { today: '2026-01-01', types: new Map(), statuses: new Map() }, AUTHOR, { signal: new AbortController().signal, progress: () => {} });
    }
    case 'batch': {
      const chosen = { kind: 'event' as const, ids: other % 3 === 0 ? null : [event, of('event', one + 1)].filter((id) => id !== null), without: [], words: '' };
      const changes = [
        { field: 'status', how: 'set' as const, value: one % 2 === 0 ? 'held' : 'postponed' }, { field: 'methods', how: 'add' as const, value: [texts] },
        ...(project ? [{ field: 'projects', how: one % 3 === 0 ? ('remove' as const) : ('add' as const), value: [project] }] : []),
      ];
      const { seen } = await previewBatch(archive, chosen, changes);
      return seen.total > 0 && editBatch(archive, chosen, changes, seen, AUTHOR);
    }
    case 'merge': {
      const kind = (['place', 'organisation', 'event'] as const)[other % 3] ?? 'event';
      const [keep, gone] = [of(kind), of(kind, one + 1)];
      if (!keep || !gone || keep === gone) return null;
      const { records } = await compareDuplicates(archive.reader, kind, [keep, gone]);
      const [kept, lost] = records;
      if (!kept || !lost) return null;
      return mergeDuplicates(archive, { kind, keep, revision: kept.revision, others: [lost], fields: kind === 'event' ? { title: texts } : {}, counts: one % 2 === 0 ? 'own' : 'all' }, AUTHOR);
    }
    case 'restore': {
      const entries = await trashed(archive.reader);
      const entry = entries[one % (entries.length || 1)];
      return entry && restore(archive, entry.kind, entry.id, AUTHOR);
    }
    case 'undo':
      return undo(archive, AUTHOR);
    case 'redo':
      return redo(archive, AUTHOR);
  }
}

/** Does it; a refusal that a user may meet is none of the test's business. */
export async function doIt(archive: Archive, action: RandomAction): Promise<void> {
  try {
    await perform(archive, action);
  } catch (error) {
    if (!(error instanceof Failure) || !REFUSALS.has(error.code)) throw error;
  }
}
