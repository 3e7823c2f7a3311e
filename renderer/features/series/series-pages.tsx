import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { queries } from '../../api/client.ts';
import { recordPlace } from '../../base/places.ts';
import { Page, Section } from '../../ui/page.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { DeclaredFacts } from '../declared/declared-facts.tsx';
import { DeclaredForm, newValues } from '../declared/declared-form.tsx';
import { DraftsHere } from '../drafts/draft-lines.tsx';
import { EventTable } from '../events/event-table.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { Sources } from '../sources/sources.tsx';
import { SeriesPreview } from './series-preview.tsx';
import { SeriesSlots } from './series-slots.tsx';

/** What stands above the facts. */
const ELSEWHERE = ['title', 'projectId', 'workPackageId'];

export function SeriesPage() {
  const { t } = useWords();
  const text = useText();
  const { id } = useParams({ from: '/framed/series/$id' });
  const { data } = useSuspenseQuery(queries.series.get.queryOptions({ input: { id } }));
  const { series, project, workPackage } = data;
  const owner = workPackage ? { kind: 'workPackage' as const, ...workPackage } : { kind: 'project' as const, ...project };
  const { id: _, revision: __, ...fields } = series;
  const back = recordPlace(owner.kind, owner.id) ?? { to: '/projects' };
  return (
    <Page
      wide
      back={{ place: back, name: text(owner.name) }}
      kind={
        <>
          <span className="page-kind-owner">
            <Link {...back}>{text(owner.name)}</Link> ·{' '}
          </span>
          {t('domain:kind.series')}
        </>
      }
      title={<Texts texts={series.title} />}
      name={text(series.title)}
      actions={<RecordActions kind="series" id={id} name={text(series.title)} edit={{ to: '/series/$id/edit', params: { id } }} after={back} />}
    >
      <DraftsHere owner={id} />
      <SeriesSlots id={id} slots={data.slots} />
      <Section title={t('app:series.rule')}>
        <DeclaredFacts kind="series" fields={fields} names={{}} without={ELSEWHERE} />
      </Section>
      {data.others.length > 0 ? (
        <Section title={t('app:series.others')}>
          <EventTable events={data.others} />
        </Section>
      ) : null}
      <Sources kind="series" id={id} />
    </Page>
  );
}

export function NewSeriesPage() {
  const { t } = useWords();
  const { project, workPackage } = useSearch({ from: '/framed/series/new' });
  const projectView = useQuery({ ...queries.projects.get.queryOptions({ input: { id: project ?? '' } }), enabled: project !== undefined });
  const packageView = useQuery({ ...queries.workPackages.get.queryOptions({ input: { id: workPackage ?? '' } }), enabled: workPackage !== undefined });
  if (projectView.isLoading || packageView.isLoading) return null;
  const names = {
    ...(projectView.data ? { [projectView.data.project.id]: projectView.data.project.acronym } : {}),
    ...(packageView.data ? { [packageView.data.workPackage.id]: packageView.data.workPackage.label } : {}),
  };
  const known = { projectId: project ?? '', workPackageId: workPackage ?? null, type: 'seminar' as const, span: 'within' as const, perYear: 1 };
  return (
    <DeclaredForm kind="series" owner={workPackage ?? project ?? null} initial={newValues('series', known, names)} name={t('app:series.new')}>
      <SeriesPreview />
    </DeclaredForm>
  );
}

export function EditSeriesPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/series/$id/edit' });
  const { field } = useSearch({ from: '/framed/series/$id/edit' });
  const { data } = useSuspenseQuery(queries.series.get.queryOptions({ input: { id } }));
  const { id: _, revision, ...fields } = data.series;
  const names = { [data.project.id]: text(data.project.name), ...(data.workPackage ? { [data.workPackage.id]: text(data.workPackage.name) } : {}) };
  return (
    <DeclaredForm kind="series" initial={{ id, revision, fields, names }} name={text(data.series.title)} focus={field}>
      <SeriesPreview />
    </DeclaredForm>
  );
}
