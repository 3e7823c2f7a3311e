/** The places of the app. Each has an address, so back, forward and kept links work. */

import { Outlet, createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { EventsPage } from '../features/events/events-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { OrganisationsPage } from '../features/organisations/organisations-page.tsx';
import { ProjectsPage } from '../features/projects/projects-page.tsx';
import { hitViews } from '#shared/contract/search-views.ts';
import { SearchPage } from '../features/search/search-page.tsx';
import type { Stays } from '../features/search/stays.ts';
import { StartPage } from '../features/start/start-page.tsx';
import { codeWritten } from '#shared/domain/asking/write.ts';
import { fromOurs } from '../api/admission.ts';
import { queries } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { Frame, FrameWhereOpen } from './frame.tsx';
import { useMenu } from './menu.ts';
import { spokenLanguage } from '../base/language.ts';
import { watchWays } from '../base/way-back.ts';
import { isForWriting } from '../base/writing-places.ts';
import { NotFound, Problem, Waiting } from '../ui/problem.tsx';

type Raw = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
/** Where a form opens: the field that a link named. */
const atField = (search: Raw): { field?: string | undefined } => ({ field: text(search.field) });
/** The form of a record: opened at a field, or as a copy with what is to come along. */
const inForm = (search: Raw): { field?: string | undefined; copy?: string | undefined } => ({ ...atField(search), copy: text(search.copy) });
/** What a new record is made in. */
const inRecord = (search: Raw): { project?: string | undefined; workPackage?: string | undefined; parent?: string | undefined; draft?: string | undefined } => ({
  project: text(search.project),
  workPackage: text(search.workPackage),
  parent: text(search.parent),
  draft: text(search.draft),
});
/** A question, whether its form is open, and as what its hits are shown; absent as a list. */
const asSearched = (search: Raw): { q: string } & Stays => ({ q: text(search.q) ?? '', form: search.form === 'open' ? 'open' : undefined, as: hitViews.find((view) => view === search.as) });
/** The draft that a new record is taken up from. */
const fromDraft = (search: Raw): { draft?: string | undefined } => ({ draft: text(search.draft) });

const loadRest = () => fromOurs(() => import('./rest-of-pages.ts'));
let rest: ReturnType<typeof loadRest> | null = null;

/** The program of the pages that are not in the list at the start: one for all, since to ask for each of sixty takes three times as long. Read again where it could not be. */
function readRest(): ReturnType<typeof loadRest> {
  rest ??= loadRest().catch((error: unknown) => {
    rest = null;
    throw error;
  });
  return rest;
}

/** A page whose program is read when it is gone to, so that the first list need not wait for that of all others. */
const later = (name: keyof Awaited<ReturnType<typeof loadRest>>) => lazyRouteComponent(readRest, name);

/** Reads it before, while nothing else is to be done: then no page is waited for. */
async function readAhead(): Promise<void> {
  await new Promise((resolve) => requestIdleCallback(resolve));
  // Whoever goes there is told what is wrong.
  await readRest().catch(() => undefined);
}

function Root() {
  useMenu();
  return <Outlet />;
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Problem });
const at = <P extends string>(path: P) => ({ getParentRoute: () => framed, path });

const freshStatus = () => queryClient.fetchQuery({ ...queries.archive.status.queryOptions({}), staleTime: 0 });

/** The page of the record whose form is asked for; the first one, where the form is none of a record. */
const recordOf = (form: string) => /^(.*\/[0-9a-f-]{36})\/[a-z]+$/.exec(form)?.[1] ?? '/home';

/** All that needs an open archive. Without one the start screen is shown first. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: Frame,
  beforeLoad: async ({ location }) => {
    const status = await freshStatus();
    if (!status) throw redirect({ to: '/start' });
    if (status.backup && isForWriting(location.pathname)) throw redirect({ to: recordOf(location.pathname) });
  },
});

/** In the window of a backup no other archive is opened. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/start',
  component: StartPage,
  beforeLoad: async () => {
    if ((await freshStatus())?.backup?.isBeside) throw redirect({ to: '/home' });
  },
});
/** The guide can be read before there is an archive. */
const help = createRoute({ getParentRoute: () => root, id: 'help', component: FrameWhereOpen, beforeLoad: async () => void (await freshStatus()) });
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/home' });
  },
});

/** What a list is asked for, and its order. Addresses that older versions gave out say a status alone. */
const inList = (search: Raw): { q?: string | undefined; sort?: string | undefined } => {
  const show = text(search.show);
  return { q: text(search.q) ?? (show && codeWritten('status', show, spokenLanguage())), sort: text(search.sort) };
};
const events = createRoute({ ...at('/events'), component: EventsPage, validateSearch: inList });
const organisations = createRoute({ ...at('/organisations'), component: OrganisationsPage, validateSearch: inList });
const places = createRoute({ ...at('/places'), component: later('PlacesPage') });
const sources = createRoute({ ...at('/sources'), component: later('SourcesPage') });
const people = createRoute({ ...at('/people'), component: later('PeoplePage') });

const routeTree = root.addChildren([
  start,
  home,
  help.addChildren([createRoute({ getParentRoute: () => help, path: '/guide/{-$page}', component: later('GuidePage') })]),
  framed.addChildren([
    createRoute({ ...at('/search'), component: SearchPage, validateSearch: asSearched }),
    createRoute({ ...at('/home'), component: HomePage }),
    createRoute({ ...at('/projects'), component: ProjectsPage }),
    createRoute({ ...at('/projects/new'), component: later('NewProjectPage'), validateSearch: fromDraft }),
    createRoute({ ...at('/projects/$id'), component: later('ProjectPage') }),
    createRoute({ ...at('/projects/$id/ledger'), component: later('LedgerPage') }),
    createRoute({ ...at('/projects/$id/edit'), component: later('EditProjectPage'), validateSearch: inForm }),
    createRoute({ ...at('/work-packages/new'), component: later('NewWorkPackagePage'), validateSearch: inRecord }),
    createRoute({ ...at('/work-packages/$id'), component: later('WorkPackagePage') }),
    createRoute({ ...at('/work-packages/$id/edit'), component: later('EditWorkPackagePage'), validateSearch: inForm }),
    createRoute({ ...at('/events/new'), component: later('NewEventPage'), validateSearch: inRecord }),
    createRoute({ ...at('/events/several'), component: later('SeveralPage'), validateSearch: inRecord }),
    createRoute({ ...at('/events/capture'), component: later('CapturePage'), validateSearch: (search: Raw): { event?: string | undefined; draft?: string | undefined } => ({ event: text(search.event), draft: text(search.draft) }) }),
    createRoute({ ...at('/events/$id/edit'), component: later('EditEventPage'), validateSearch: inForm }),
    createRoute({ ...at('/events/$id/attendance'), component: later('AttendancePage') }),
    events.addChildren([createRoute({ getParentRoute: () => events, path: '$id', component: later('EventPage') })]),
    createRoute({ ...at('/organisations/new'), component: later('NewOrganisationPage'), validateSearch: fromDraft }),
    createRoute({ ...at('/organisations/$id/edit'), component: later('EditOrganisationPage'), validateSearch: inForm }),
    organisations.addChildren([createRoute({ getParentRoute: () => organisations, path: '$id', component: later('OrganisationPage') })]),
    createRoute({ ...at('/places/new'), component: later('NewPlacePage'), validateSearch: fromDraft }),
    createRoute({ ...at('/places/$id/edit'), component: later('EditPlacePage'), validateSearch: inForm }),
    places.addChildren([createRoute({ getParentRoute: () => places, path: '$id', component: later('PlacePage') })]),
    createRoute({ ...at('/sources/new'), component: later('NewSourcePage'), validateSearch: fromDraft }),
    createRoute({ ...at('/sources/$id/edit'), component: later('EditSourcePage'), validateSearch: inForm }),
    sources.addChildren([createRoute({ getParentRoute: () => sources, path: '$id', component: later('SourcePage') })]),
    createRoute({ ...at('/people/new'), component: later('NewPersonPage'), validateSearch: fromDraft }),
    createRoute({ ...at('/people/$id/edit'), component: later('EditPersonPage'), validateSearch: inForm }),
    people.addChildren([createRoute({ getParentRoute: () => people, path: '$id', component: later('PersonPage') })]),
    createRoute({ ...at('/series/new'), component: later('NewSeriesPage'), validateSearch: inRecord }),
    createRoute({ ...at('/series/$id'), component: later('SeriesPage') }),
    createRoute({ ...at('/series/$id/edit'), component: later('EditSeriesPage'), validateSearch: inForm }),
    createRoute({ ...at('/photos'), component: later('PhotosPage'), validateSearch: inList }),
    createRoute({ ...at('/photos/$id'), component: later('PhotoPage'), validateSearch: atField }),
    createRoute({ ...at('/outputs/new'), component: later('NewOutputPage'), validateSearch: inRecord }),
    createRoute({ ...at('/outputs/$id'), component: later('OutputPage') }),
    createRoute({ ...at('/outputs/$id/edit'), component: later('EditOutputPage'), validateSearch: inForm }),
    createRoute({ ...at('/news/new'), component: later('NewNewsPage'), validateSearch: inRecord }),
    createRoute({ ...at('/news/$id'), component: later('NewsPage') }),
    createRoute({ ...at('/news/$id/edit'), component: later('EditNewsPage'), validateSearch: inForm }),
    createRoute({ ...at('/reports'), component: later('ReportsPage') }),
    createRoute({
      ...at('/reports/$report/$id'),
      component: later('ReportPage'),
      validateSearch: (search: Raw): { language?: string | undefined; q?: string | undefined } => ({ language: text(search.language), q: text(search.q) }),
    }),
    createRoute({ ...at('/issued/$id'), component: later('IssuedPage') }),
    createRoute({ ...at('/rules'), component: later('RulesPage'), validateSearch: (search: Raw): { rule?: string | undefined } => ({ rule: text(search.rule) }) }),
    createRoute({ ...at('/$'), component: NotFound }),
    createRoute({ ...at('/drafts'), component: later('DraftsPage') }),
    createRoute({ ...at('/duplicates/$kind'), component: later('DuplicatesPage'), validateSearch: (search: Raw): { of?: string | undefined } => ({ of: text(search.of) }) }),
    createRoute({
      ...at('/take-back'),
      component: later('TakeBackPage'),
      validateSearch: (search: Raw): { folder?: string | undefined; file?: string | undefined; kind?: string | undefined; id?: string | undefined } => ({ folder: text(search.folder), file: text(search.file), kind: text(search.kind), id: text(search.id) }),
    }),
    createRoute({ ...at('/merge'), component: later('MergePage') }),
    createRoute({ ...at('/conflicts'), component: later('ConflictsPage') }),
    createRoute({ ...at('/import/$kind'), component: later('RecordTablePage') }),
    createRoute({ ...at('/trash'), component: later('TrashPage') }),
    createRoute({ ...at('/settings'), component: later('SettingsPage') }),
    createRoute({ ...at('/settings/programmes/new'), component: later('NewProgrammePage'), validateSearch: fromDraft }),
    createRoute({ ...at('/settings/programmes/$id'), component: later('ProgrammePage'), validateSearch: atField }),
  ]),
]);

export const router = createRouter({
  routeTree,
  scrollRestoration: true,
  // All that addresses hold is text: "2018" and "true" are words that somebody looks for.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Raw) => {
    const given = Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
    return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  },
  defaultPendingComponent: Waiting,
  defaultPendingMs: 0,
  // What is there is shown: nothing waits so that a waiting line may be read.
  defaultPendingMinMs: 0,
  defaultErrorComponent: Problem,
  defaultNotFoundComponent: NotFound,
});

watchWays(router.history);

const endFirst = router.subscribe('onRendered', () => {
  endFirst();
  void readAhead();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
