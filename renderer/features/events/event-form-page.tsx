import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import { type EventView, eventForm } from '#shared/contract/events.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { client, queries } from '../../api/client.ts';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import type { Names } from '../../forms/pick-input.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { roleRows } from '../organisations/roles-input.tsx';
import { unnamedRows } from '../organisations/unnamed-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { organisationNames } from '../organisations/names.ts';
import { EventFields } from './event-form.tsx';

type Values = z.input<typeof eventForm> & { names: Names };

const LISTS = ['projects', 'workPackages', 'roles', 'unnamed', 'participation'];
type TextOf = (texts: Multilingual | null) => string;

const EMPTY: Values = {
  id: null,
  revision: null,
  fields: blank('event', { type: 'projectMeeting', status: 'planned' }),
  projects: [],
  workPackages: [],
  roles: [],
  unnamed: [],
  participation: [],
  names: {},
};

function valuesOf(view: EventView, text: TextOf): Values {
  const { id, revision, ...fields } = view.event;
  return {
    id,
    revision,
    fields,
    projects: view.projects.map((project) => ({ id: project.id, projectId: project.projectId, link: project.link })),
    workPackages: view.workPackages.map((found) => ({ id: found.id, workPackageId: found.workPackageId })),
    roles: roleRows(view.roles),
    unnamed: unnamedRows(view.unnamed),
    participation: view.participation.map(({ revision: _, eventId: __, position: ___, place: ____, organisation: _____, ...count }) => count),
    names: namesOf(view, text),
  };
}

/** What everything is called that the form has chosen. */
function namesOf(view: EventView, text: TextOf): Names {
  const places = [view.place, view.plannedPlace, ...view.participation.map((count) => count.place)];
  return {
    ...organisationNames([...view.roles, ...view.participation]),
    ...Object.fromEntries(places.flatMap((place) => (place ? [[place.id, text(place.name)]] : []))),
    ...Object.fromEntries(view.projects.map((project) => [project.projectId, project.acronym])),
    ...Object.fromEntries(view.workPackages.map((found) => [found.workPackageId, `${found.label} – ${text(found.title)}`])),
    ...(view.series ? { [view.series.id]: text(view.series.title) } : {}),
    ...(view.parent ? { [view.parent.id]: text(view.parent.name) } : {}),
  };
}

interface FormProps {
  /** What a new event belongs to. */
  readonly owner?: string;
  readonly initial: Values;
  readonly name: string;
  readonly focus?: string | undefined;
}

function Form({ owner, initial, name, focus }: FormProps) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <FormPage kind="event" name={name}>
      <RecordForm<Values, Parameters<typeof client.events.save>[0]>
        kind="event"
        schema={eventForm as never}
        lists={LISTS}
        owner={owner ?? null}
        draft={draft}
        initial={initial}
        save={(patch) => client.events.save(patch)}
        saveLabel={t('app:events.save')}
        focus={focus}
        {...useFormWays('event')}
      >
        <EventFields />
      </RecordForm>
    </FormPage>
  );
}

/** A new event, in the project, work package or event from whose page it was asked for. */
export function NewEventPage() {
  const { t } = useWords();
  const { project, workPackage, parent } = useSearch({ from: '/framed/events/new' });
  if (parent) return <NewPart parent={parent} />;
  if (workPackage) return <NewInWorkPackage workPackage={workPackage} />;
  if (project) return <NewInProject project={project} />;
  return <Form initial={EMPTY} name={t('app:events.new')} />;
}

function NewInProject({ project }: { readonly project: string }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id: project } }));
  const initial: Values = { ...EMPTY, projects: [{ id: null, projectId: project, link: 'own' }], names: { [project]: data.project.acronym } };
  return <Form owner={project} initial={initial} name={t('app:events.new')} />;
}

function NewInWorkPackage({ workPackage }: { readonly workPackage: string }) {
  const { t } = useWords();
  const text = useText();
  const { data } = useSuspenseQuery(queries.workPackages.get.queryOptions({ input: { id: workPackage } }));
  const { project } = data;
  const initial: Values = {
    ...EMPTY,
    projects: [{ id: null, projectId: project.id, link: 'own' }],
    workPackages: [{ id: null, workPackageId: workPackage }],
    names: { [project.id]: project.acronym, [workPackage]: `${data.workPackage.label} – ${text(data.workPackage.title)}` },
  };
  return <Form owner={workPackage} initial={initial} name={t('app:events.new')} />;
}

function NewPart({ parent }: { readonly parent: string }) {
  const { t } = useWords();
  const text = useText();
  const { data } = useSuspenseQuery(queries.events.get.queryOptions({ input: { id: parent } }));
  const whole = valuesOf(data, text);
  const initial: Values = {
    ...EMPTY,
    fields: { ...EMPTY.fields, type: 'presentation', parentId: parent, dates: data.event.dates, span: 'within', status: data.event.status, placeId: data.event.placeId },
    projects: whole.projects.map((project) => ({ ...project, id: null })),
    names: { ...whole.names, [parent]: text(data.event.title) },
  };
  return <Form owner={parent} initial={initial} name={t('app:events.newPart')} />;
}

export function EditEventPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/events/$id/edit' });
  const { field } = useSearch({ from: '/framed/events/$id/edit' });
  const { data } = useSuspenseQuery(queries.events.get.queryOptions({ input: { id } }));
  return <Form initial={valuesOf(data, text)} name={text(data.event.title)} focus={field} />;
}
