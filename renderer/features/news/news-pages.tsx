import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import { newsForm } from '#shared/contract/news.ts';
import { formatDate, weekdayAgrees, weekdayName } from '#shared/domain/date-text.ts';
import { client, queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { DatesInput } from '../../forms/dates-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Prose, Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { Sources } from '../sources/sources.tsx';

type Values = z.input<typeof newsForm> & { names: Names };

function Form({ owner, initial, name }: { readonly owner?: string; readonly initial: Values; readonly name: string }) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <FormPage kind="newsItem" name={name}>
      <RecordForm<Values, Parameters<typeof client.news.save>[0]>
        kind="newsItem"
        schema={newsForm as never}
        owner={owner ?? null}
        draft={draft}
        initial={initial}
        save={(patch) => client.news.save(patch)}
        saveLabel={t('app:news.save')}
        {...useFormWays('newsItem')}
      >
        <FormSection title={t('app:project.facts')}>
          <TextsInput name="fields.title" label={t('domain:field.title')} required />
          <TextsInput name="fields.text" label={t('app:news.text')} multiline />
          <PickInput name="fields.projectId" label={t('domain:kind.project')} kind="project" />
          <PickInput name="fields.eventId" label={t('domain:kind.event')} kind="event" />
          <DatesInput name="fields.published" label={t('domain:field.published')} oneDay />
          <div className="field-row">
            <TextInput name="fields.publishedWritten" label={t('domain:field.publishedWritten')} />
            <TextInput name="fields.weekdayWritten" label={t('domain:field.weekdayWritten')} />
          </div>
          <TextInput name="fields.publisher" label={t('domain:field.publisher')} />
          <TextInput name="fields.address" label={t('domain:field.address')} type="url" placeholder="https://" />
        </FormSection>
      </RecordForm>
    </FormPage>
  );
}

function empty(projectId: string | null, names: Names): Values {
  return {
    id: null, revision: null, names,
    fields: blank('newsItem', { projectId }),
  };
}

export function NewNewsPage() {
  const { t } = useWords();
  const { project } = useSearch({ from: '/framed/news/new' });
  return project ? <NewIn project={project} /> : <Form initial={empty(null, {})} name={t('app:news.new')} />;
}

function NewIn({ project }: { readonly project: string }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id: project } }));
  return <Form owner={project} initial={empty(project, { [project]: data.project.acronym })} name={t('app:news.new')} />;
}

export function EditNewsPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/news/$id/edit' });
  const { data } = useSuspenseQuery(queries.news.get.queryOptions({ input: { id } }));
  const { id: _, revision, ...fields } = data.newsItem;
  const names = Object.fromEntries([data.project, data.event].flatMap((found) => (found ? [[found.id, text(found.name)]] : [])));
  return <Form initial={{ id, revision, fields, names }} name={text(fields.title)} />;
}

/** Whether the weekday as written is the day's own. */
function WeekdayCheck({ written, day }: { readonly written: string; readonly day: string }) {
  const { t, i18n } = useWords();
  const agrees = weekdayAgrees(written, day);
  if (agrees === null) return null;
  const weekday = weekdayName(day, interfaceLanguage(i18n.language)) ?? '';
  return <span className="written">{t(agrees ? 'app:news.weekdayAgrees' : 'app:news.weekdayDiffers', { weekday, written })}</span>;
}

export function NewsPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  const { id } = useParams({ from: '/framed/news/$id' });
  const { data } = useSuspenseQuery(queries.news.get.queryOptions({ input: { id } }));
  const { newsItem, project, event } = data;
  const edit = { to: '/news/$id/edit', params: { id } } as const;
  return (
    <Page
      back={project ? { place: { to: '/projects/$id', params: { id: project.id } }, name: <Texts texts={project.name} /> } : { place: { to: '/projects' }, name: t('app:projects.title') }}
      kind={t('domain:kind.newsItem')}
      title={<Texts texts={newsItem.title} />}
      name={text(newsItem.title)}
      actions={
        <RecordActions
          kind="newsItem"
          id={id}
          name={text(newsItem.title)}
          edit={edit}
          after={project ? { to: '/projects/$id', params: { id: project.id } } : { to: '/projects' }}
        />
      }
    >
      {newsItem.text ? <Prose texts={newsItem.text} /> : null}
      <Section title={t('app:project.facts')}>
        <Facts>
          <Fact name={t('domain:field.published')}>
            {newsItem.published ? formatDate(newsItem.published, language) : <Unknown mend={edit} what={t('domain:field.published')} />}
            {newsItem.publishedWritten ? <span className="written">{t('app:text.written', { text: newsItem.publishedWritten })}</span> : null}
            {newsItem.weekdayWritten && newsItem.published ? <WeekdayCheck written={newsItem.weekdayWritten} day={newsItem.published} /> : null}
          </Fact>
          <Fact name={t('domain:field.publisher')}>{newsItem.publisher ?? <Unknown mend={edit} what={t('domain:field.publisher')} />}</Fact>
          <Fact name={t('domain:field.address')}>
            {newsItem.address ? (
              <a href={newsItem.address} target="_blank" rel="noreferrer">
                {newsItem.address}
              </a>
            ) : (
              <Unknown mend={edit} what={t('domain:field.address')} />
            )}
          </Fact>
          {event ? (
            <Fact name={t('app:news.tellsOf')}>
              <Link to="/events/$id" params={{ id: event.id }}>
                <Texts texts={event.name} />
              </Link>
            </Fact>
          ) : null}
          {project ? (
            <Fact name={t('domain:kind.project')}>
              <Link to="/projects/$id" params={{ id: project.id }}>
                <Texts texts={project.name} />
              </Link>
            </Fact>
          ) : null}
        </Facts>
      </Section>
      <Sources kind="newsItem" id={id} />
    </Page>
  );
}
