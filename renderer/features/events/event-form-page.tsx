import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { eventForm } from '#shared/contract/events.ts';
import { client, queries } from '../../api/client.ts';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { useText } from '../../ui/texts.tsx';
import { EventFields } from './event-form.tsx';
import { FormGaps } from './form-gaps.tsx';
import { EMPTY_EVENT, EVENT_LISTS, type EventValues, eventValues } from './event-values.ts';

interface FormProps {
  /** What a new event belongs to. */
  readonly owner?: string;
  readonly initial: EventValues;
  readonly name: string;
  readonly focus?: string | undefined;
  /** What it is part of. */
  readonly partOf?: string;
}

function Form({ owner, initial, name, focus, partOf }: FormProps) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <FormPage kind="event" name={name} under={partOf === undefined ? undefined : <span>{t('app:events.partOf', { name: partOf })}</span>}>
      <RecordForm<EventValues, Parameters<typeof client.events.save>[0]>
        kind="event"
        schema={eventForm as never}
        lists={EVENT_LISTS}
        owner={owner ?? null}
        draft={draft}
        initial={initial}
        save={(patch) => client.events.save(patch)}
        saveLabel={t('app:events.save')}
        focus={focus}
        aside={<FormGaps />}
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
  return <Form initial={EMPTY_EVENT} name={t('app:events.new')} />;
}

function NewInProject({ project }: { readonly project: string }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id: project } }));
  const initial: EventValues = { ...EMPTY_EVENT, projects: [{ id: null, projectId: project, link: 'own' }], names: { [project]: data.project.acronym } };
  return <Form owner={project} initial={initial} name={t('app:events.new')} />;
}

function NewInWorkPackage({ workPackage }: { readonly workPackage: string }) {
  const { t } = useWords();
  const text = useText();
  const { data } = useSuspenseQuery(queries.workPackages.get.queryOptions({ input: { id: workPackage } }));
  const { project } = data;
  const initial: EventValues = {
    ...EMPTY_EVENT,
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
  const whole = eventValues(data, text);
  const initial: EventValues = {
    ...EMPTY_EVENT,
    fields: { ...EMPTY_EVENT.fields, type: 'presentation', parentId: parent, dates: data.event.dates, span: 'within', status: data.event.status, placeId: data.event.placeId },
    projects: whole.projects.map((project) => ({ ...project, id: null })),
    names: { ...whole.names, [parent]: text(data.event.title) },
  };
  return <Form owner={parent} initial={initial} name={t('app:events.newPart')} partOf={text(data.event.title)} />;
}

export function EditEventPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/events/$id/edit' });
  const { field } = useSearch({ from: '/framed/events/$id/edit' });
  const { data } = useSuspenseQuery(queries.events.get.queryOptions({ input: { id } }));
  return <Form initial={eventValues(data, text)} name={text(data.event.title)} focus={field} />;
}
