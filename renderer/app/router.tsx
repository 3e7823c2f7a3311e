/** The places of the app. Each has an address, so back, forward and kept links work. */

import { Outlet, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { DraftsPage } from '../features/drafts/drafts-page.tsx';
import { AttendancePage } from '../features/events/attendance-page.tsx';
import { DuplicatesPage } from '../features/duplicates/duplicates-page.tsx';
import { EditEventPage, NewEventPage } from '../features/events/event-form-page.tsx';
import { EventPage } from '../features/events/event-page.tsx';
import { CapturePage } from '../features/events/capture-page.tsx';
import { EventsPage } from '../features/events/events-page.tsx';
import { SeveralPage } from '../features/events/several-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { GuidePage } from '../features/help/guide-page.tsx';
import { EditNewsPage, NewNewsPage, NewsPage } from '../features/news/news-pages.tsx';
import { EditPersonPage, NewPersonPage, PeoplePage, PersonPage } from '../features/people/people-pages.tsx';
import { EditSeriesPage, NewSeriesPage, SeriesPage } from '../features/series/series-pages.tsx';
import { EditSourcePage, NewSourcePage, SourcePage, SourcesPage } from '../features/sources/source-pages.tsx';
import { EditOrganisationPage, NewOrganisationPage } from '../features/organisations/organisation-form.tsx';
import { OrganisationPage } from '../features/organisations/organisation-page.tsx';
import { OrganisationsPage } from '../features/organisations/organisations-page.tsx';
import { EditOutputPage, NewOutputPage, OutputPage } from '../features/outputs/output-pages.tsx';
import { PhotoPage } from '../features/photos/photo-page.tsx';
import { PhotosPage } from '../features/photos/photos-page.tsx';
import { EditPlacePage, NewPlacePage } from '../features/places/place-form.tsx';
import { PlacePage } from '../features/places/place-page.tsx';
import { PlacesPage } from '../features/places/places-page.tsx';
import { EditProjectPage, NewProjectPage } from '../features/projects/project-form.tsx';
import { ProjectPage } from '../features/projects/project-page.tsx';
import { ProjectsPage } from '../features/projects/projects-page.tsx';
import { LedgerPage } from '../features/plan/ledger-page.tsx';
import { IssuedPage } from '../features/reports/issued-page.tsx';
import { ReportPage } from '../features/reports/report-page.tsx';
import { RulesPage } from '../features/rules/rules-page.tsx';
import { ReportsPage } from '../features/reports/reports-page.tsx';
import { SearchPage } from '../features/search/search-page.tsx';
import { NewProgrammePage, ProgrammePage } from '../features/settings/programme-pages.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { StartPage } from '../features/start/start-page.tsx';
import { RecordTablePage } from '../features/tables/record-table-page.tsx';
import { TrashPage } from '../features/trash/trash-page.tsx';
import { EditWorkPackagePage, NewWorkPackagePage } from '../features/work-packages/work-package-form.tsx';
import { WorkPackagePage } from '../features/work-packages/work-package-page.tsx';
import { queries } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { Frame, FrameWhereOpen } from './frame.tsx';
import { useMenu } from './menu.ts';
import { watchWays } from '../base/way-back.ts';
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
/** The draft that a new record is taken up from. */
const fromDraft = (search: Raw): { draft?: string | undefined } => ({ draft: text(search.draft) });

function Root() {
  useMenu();
  return <Outlet />;
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Problem });
const at = <P extends string>(path: P) => ({ getParentRoute: () => framed, path });

const freshStatus = () => queryClient.fetchQuery({ ...queries.archive.status.queryOptions({}), staleTime: 0 });

/** All that needs an open archive. Without one the start screen is shown first. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: Frame,
  beforeLoad: async () => {
    const status = await freshStatus();
    if (!status) throw redirect({ to: '/start' });
  },
});

const start = createRoute({ getParentRoute: () => root, path: '/start', component: StartPage });
/** The guide can be read before there is an archive. */
const help = createRoute({ getParentRoute: () => root, id: 'help', component: FrameWhereOpen, beforeLoad: async () => void (await freshStatus()) });
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/home' });
  },
});

const events = createRoute({ ...at('/events'), component: EventsPage, validateSearch: (search: Raw): { show?: string | undefined } => ({ show: text(search.show) }) });
const organisations = createRoute({ ...at('/organisations'), component: OrganisationsPage });
const places = createRoute({ ...at('/places'), component: PlacesPage });
const sources = createRoute({ ...at('/sources'), component: SourcesPage });
const people = createRoute({ ...at('/people'), component: PeoplePage });

const routeTree = root.addChildren([
  start,
  home,
  help.addChildren([createRoute({ getParentRoute: () => help, path: '/guide/{-$page}', component: GuidePage })]),
  framed.addChildren([
    createRoute({ ...at('/search'), component: SearchPage, validateSearch: (search: Raw): { q: string; form?: 'open' | undefined } => ({ q: text(search.q) ?? '', form: search.form === 'open' ? 'open' : undefined }) }),
    createRoute({ ...at('/home'), component: HomePage }),
    createRoute({ ...at('/projects'), component: ProjectsPage }),
    createRoute({ ...at('/projects/new'), component: NewProjectPage, validateSearch: fromDraft }),
    createRoute({ ...at('/projects/$id'), component: ProjectPage }),
    createRoute({ ...at('/projects/$id/ledger'), component: LedgerPage }),
    createRoute({ ...at('/projects/$id/edit'), component: EditProjectPage, validateSearch: inForm }),
    createRoute({ ...at('/work-packages/new'), component: NewWorkPackagePage, validateSearch: inRecord }),
    createRoute({ ...at('/work-packages/$id'), component: WorkPackagePage }),
    createRoute({ ...at('/work-packages/$id/edit'), component: EditWorkPackagePage, validateSearch: inForm }),
    createRoute({ ...at('/events/new'), component: NewEventPage, validateSearch: inRecord }),
    createRoute({ ...at('/events/several'), component: SeveralPage, validateSearch: inRecord }),
    createRoute({ ...at('/events/capture'), component: CapturePage, validateSearch: (search: Raw): { event?: string | undefined; draft?: string | undefined } => ({ event: text(search.event), draft: text(search.draft) }) }),
    createRoute({ ...at('/events/$id/edit'), component: EditEventPage, validateSearch: inForm }),
    createRoute({ ...at('/events/$id/attendance'), component: AttendancePage }),
    events.addChildren([createRoute({ getParentRoute: () => events, path: '$id', component: EventPage })]),
    createRoute({ ...at('/organisations/new'), component: NewOrganisationPage, validateSearch: fromDraft }),
    createRoute({ ...at('/organisations/$id/edit'), component: EditOrganisationPage, validateSearch: inForm }),
    organisations.addChildren([createRoute({ getParentRoute: () => organisations, path: '$id', component: OrganisationPage })]),
    createRoute({ ...at('/places/new'), component: NewPlacePage, validateSearch: fromDraft }),
    createRoute({ ...at('/places/$id/edit'), component: EditPlacePage, validateSearch: inForm }),
    places.addChildren([createRoute({ getParentRoute: () => places, path: '$id', component: PlacePage })]),
    createRoute({ ...at('/sources/new'), component: NewSourcePage, validateSearch: fromDraft }),
    createRoute({ ...at('/sources/$id/edit'), component: EditSourcePage, validateSearch: inForm }),
    sources.addChildren([createRoute({ getParentRoute: () => sources, path: '$id', component: SourcePage })]),
    createRoute({ ...at('/people/new'), component: NewPersonPage, validateSearch: fromDraft }),
    createRoute({ ...at('/people/$id/edit'), component: EditPersonPage, validateSearch: inForm }),
    people.addChildren([createRoute({ getParentRoute: () => people, path: '$id', component: PersonPage })]),
    createRoute({ ...at('/series/new'), component: NewSeriesPage, validateSearch: inRecord }),
    createRoute({ ...at('/series/$id'), component: SeriesPage }),
    createRoute({ ...at('/series/$id/edit'), component: EditSeriesPage, validateSearch: inForm }),
    createRoute({ ...at('/photos'), component: PhotosPage }),
    createRoute({ ...at('/photos/$id'), component: PhotoPage, validateSearch: atField }),
    createRoute({ ...at('/outputs/new'), component: NewOutputPage, validateSearch: inRecord }),
    createRoute({ ...at('/outputs/$id'), component: OutputPage }),
    createRoute({ ...at('/outputs/$id/edit'), component: EditOutputPage, validateSearch: inForm }),
    createRoute({ ...at('/news/new'), component: NewNewsPage, validateSearch: inRecord }),
    createRoute({ ...at('/news/$id'), component: NewsPage }),
    createRoute({ ...at('/news/$id/edit'), component: EditNewsPage, validateSearch: inForm }),
    createRoute({ ...at('/reports'), component: ReportsPage }),
    createRoute({
      ...at('/reports/$report/$id'),
      component: ReportPage,
      validateSearch: (search: Raw): { language?: string | undefined } => ({ language: text(search.language) }),
    }),
    createRoute({ ...at('/issued/$id'), component: IssuedPage }),
    createRoute({ ...at('/rules'), component: RulesPage, validateSearch: (search: Raw): { rule?: string | undefined } => ({ rule: text(search.rule) }) }),
    createRoute({ ...at('/$'), component: NotFound }),
    createRoute({ ...at('/drafts'), component: DraftsPage }),
    createRoute({ ...at('/duplicates/$kind'), component: DuplicatesPage }),
    createRoute({ ...at('/import/$kind'), component: RecordTablePage }),
    createRoute({ ...at('/trash'), component: TrashPage }),
    createRoute({ ...at('/settings'), component: SettingsPage }),
    createRoute({ ...at('/settings/programmes/new'), component: NewProgrammePage, validateSearch: fromDraft }),
    createRoute({ ...at('/settings/programmes/$id'), component: ProgrammePage, validateSearch: atField }),
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

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
