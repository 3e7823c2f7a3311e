/**
 * What can be done from everywhere by going somewhere, said once, with the words that stand on buttons and in the rail. The palette and
 * the search page offer it. A page that does one of these in its own way offers it under the same id (`commands-here.ts`).
 */

import type { LinkProps } from '@tanstack/react-router';
import type { Shortcut } from './shortcuts.ts';
import { useWords } from './words.ts';

export interface Command {
  readonly id: string;
  readonly name: string;
  /** Other words for the same, parted by spaces. */
  readonly also?: string;
  /** What it is, where the name alone doesn't say. */
  readonly detail?: string;
  readonly shortcut?: Shortcut;
  /** It changes the archive, and can't be done in one that is only read. */
  readonly writes?: boolean;
  /** Where it leads, or what it does. */
  readonly does: { readonly place: LinkProps } | { readonly run: () => void };
}

const GENERAL = [
  { id: 'newEvent', name: 'app:events.new', place: { to: '/events/new' }, shortcut: 'create', writes: true },
  { id: 'capture', name: 'app:actions.capture', place: { to: '/events/capture' }, shortcut: 'capture', writes: true },
  { id: 'severalEvents', name: 'app:actions.severalEvents', place: { to: '/events/several' }, writes: true },
  { id: 'newProject', name: 'app:projects.new', place: { to: '/projects/new' }, writes: true },
  { id: 'newWorkPackage', name: 'app:workPackage.new', place: { to: '/work-packages/new' }, writes: true },
  { id: 'newOrganisation', name: 'app:organisations.new', place: { to: '/organisations/new' }, writes: true },
  { id: 'newPlace', name: 'app:placesPage.new', place: { to: '/places/new' }, writes: true },
  { id: 'newPerson', name: 'app:peoplePage.new', place: { to: '/people/new' }, writes: true },
  { id: 'newSource', name: 'app:sourcesPage.new', place: { to: '/sources/new' }, writes: true },
  { id: 'newSeries', name: 'app:series.new', place: { to: '/series/new' }, writes: true },
  { id: 'newOutput', name: 'app:outputs.new', place: { to: '/outputs/new' }, writes: true },
  { id: 'newNews', name: 'app:news.new', place: { to: '/news/new' }, writes: true },
  { id: 'newProgramme', name: 'app:settings.newProgramme', place: { to: '/settings/programmes/new' }, writes: true },
  { id: 'importEvents', name: 'app:recordTable.title.event', place: { to: '/import/$kind', params: { kind: 'event' } }, writes: true },
  { id: 'importOrganisations', name: 'app:recordTable.title.organisation', place: { to: '/import/$kind', params: { kind: 'organisation' } }, writes: true },
  { id: 'importPlaces', name: 'app:recordTable.title.place', place: { to: '/import/$kind', params: { kind: 'place' } }, writes: true },
  { id: 'home', name: 'app:rail.home', place: { to: '/home' } },
  { id: 'projects', name: 'app:rail.projects', place: { to: '/projects' } },
  { id: 'events', name: 'app:rail.events', place: { to: '/events' } },
  { id: 'organisations', name: 'app:rail.organisations', place: { to: '/organisations' } },
  { id: 'places', name: 'app:rail.places', place: { to: '/places' } },
  { id: 'photos', name: 'app:rail.photos', place: { to: '/photos' } },
  { id: 'people', name: 'app:rail.people', place: { to: '/people' } },
  { id: 'sources', name: 'app:rail.sources', place: { to: '/sources' } },
  { id: 'reports', name: 'app:rail.reports', place: { to: '/reports' } },
  { id: 'drafts', name: 'app:rail.drafts', place: { to: '/drafts' } },
  { id: 'trash', name: 'app:rail.trash', place: { to: '/trash' } },
  { id: 'precisely', name: 'app:palette.precisely', place: { to: '/search', search: { q: '', form: 'open' } } },
  { id: 'savedSearches', name: 'app:keptSearches.title', place: { to: '/search', search: { q: '' } } },
  { id: 'duplicates', name: 'app:duplicates.title', place: { to: '/duplicates/$kind', params: { kind: 'organisation' } } },
  { id: 'rules', name: 'app:rules.title', place: { to: '/rules' } },
  { id: 'settings', name: 'app:rail.settings', place: { to: '/settings' } },
  { id: 'backup', name: 'app:backup.title', place: { to: '/settings', hash: 'backup' } },
  { id: 'takeBack', name: 'app:takeBack.title', place: { to: '/take-back' } },
  { id: 'merge', name: 'app:merging.title', place: { to: '/merge' } },
  { id: 'conflicts', name: 'app:conflicts.title', place: { to: '/conflicts' } },
  { id: 'copyForLaptop', name: 'app:merging.copy.title', place: { to: '/merge', hash: 'copy' } },
  { id: 'check', name: 'app:settings.check', place: { to: '/settings', hash: 'check' } },
  { id: 'switchArchive', name: 'app:settings.switch', place: { to: '/start' } },
  { id: 'guide', name: 'app:rail.guide', place: { to: '/guide/{-$page}' } },
] as const satisfies readonly (Omit<Command, 'does'> & { readonly place: LinkProps })[];

type GeneralId = (typeof GENERAL)[number]['id'];

/** In the reader's words. */
export function useGeneralCommands(): readonly (Command & { readonly id: GeneralId; readonly does: { readonly place: LinkProps } })[] {
  const { t } = useWords();
  return GENERAL.map(({ id, name, place, ...more }) => ({ ...more, id, name: t(name), also: t(`app:palette.also.${id}`), does: { place: place as LinkProps } }));
}

/** Some of them as they are done within a record: what is new belongs to it. */
export function useCommandsWithin(ids: readonly GeneralId[], search: Readonly<Record<string, string>>): readonly Command[] {
  return useGeneralCommands()
    .filter(({ id }) => ids.includes(id))
    .map((command) => ({ ...command, does: { place: { ...command.does.place, search } as LinkProps } }));
}
