import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import { useWatch } from 'react-hook-form';
import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import { outputForm, outputTypes } from '#shared/contract/outputs.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { languageName } from '#shared/domain/languages.ts';
import { outputInTitle } from '#shared/domain/type-words.ts';
import { client, queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { DatesInput } from '../../forms/dates-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { LanguagesInput } from '../../forms/languages-input.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { SelectByTitle } from '../../forms/select-by-title.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Prose, Texts, useText } from '../../ui/texts.tsx';
import { Unknown } from '../../ui/unknown.tsx';
import { RecordActions } from '../history/record-actions.tsx';
import { Sources } from '../sources/sources.tsx';

type Values = z.input<typeof outputForm> & { names: Names };

function Fields() {
  const { t } = useWords();
  const projectId = useWatch({ name: 'fields.projectId' }) as string | null;
  return (
    <FormSection title={t('app:project.facts')}>
      <TextsInput name="fields.title" label={t('domain:field.title')} required />
      <SelectByTitle name="fields.type" label={t('domain:field.type')} options={outputTypes.map((id) => ({ id, name: t(`domain:outputType.${id}`) }))} inTitle={outputInTitle} />
      <PickInput name="fields.projectId" label={t('domain:kind.project')} kind="project" required />
      <PickInput name="fields.workPackageId" label={t('domain:kind.workPackage')} kind="workPackage" within={projectId} />
      <PickInput name="fields.taskId" label={t('domain:field.taskId')} kind="task" within={projectId} />
      <TextsInput name="fields.description" label={t('domain:field.description')} multiline />
      <DatesInput name="fields.due" label={t('domain:field.due')} />
      <DatesInput name="fields.delivered" label={t('domain:field.delivered')} />
      <TextInput name="fields.dueWritten" label={t('domain:field.dueWritten')} />
      <LanguagesInput name="fields.languages" label={t('domain:field.languages')} />
    </FormSection>
  );
}

function Form({ owner, initial, name }: { readonly owner?: string; readonly initial: Values; readonly name: string }) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <FormPage kind="output" name={name}>
      <RecordForm<Values, Parameters<typeof client.outputs.save>[0]>
        kind="output"
        schema={outputForm as never}
        owner={owner ?? null}
        draft={draft}
        initial={initial}
        save={(patch) => client.outputs.save(patch)}
        saveLabel={t('app:outputs.save')}
        {...useFormWays('output')}
      >
        <Fields />
      </RecordForm>
    </FormPage>
  );
}

function empty(projectId: string, names: Names): Values {
  return {
    id: null, revision: null, names,
    fields: blank('output', { projectId, type: 'other' }),
  };
}

export function NewOutputPage() {
  const { t } = useWords();
  const { project } = useSearch({ from: '/framed/outputs/new' });
  return project ? <NewIn project={project} /> : <Form initial={empty('', {})} name={t('app:outputs.new')} />;
}

function NewIn({ project }: { readonly project: string }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id: project } }));
  return <Form owner={project} initial={empty(project, { [project]: data.project.acronym })} name={t('app:outputs.new')} />;
}

export function EditOutputPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/outputs/$id/edit' });
  const { data } = useSuspenseQuery(queries.outputs.get.queryOptions({ input: { id } }));
  const { id: _, revision, ...fields } = data.output;
  const names = { [data.project.id]: text(data.project.name), ...(data.workPackage ? { [data.workPackage.id]: text(data.workPackage.name) } : {}) };
  return <Form initial={{ id, revision, fields, names }} name={text(fields.title)} />;
}

export function OutputPage() {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  const { id } = useParams({ from: '/framed/outputs/$id' });
  const { data } = useSuspenseQuery(queries.outputs.get.queryOptions({ input: { id } }));
  const { output, project, workPackage, task } = data;
  const edit = { to: '/outputs/$id/edit', params: { id } } as const;
  return (
    <Page
      back={{ place: { to: '/projects/$id', params: { id: project.id } }, name: <Texts texts={project.name} /> }}
      kind={t(`domain:outputType.${output.type}`)}
      title={<Texts texts={output.title} />}
      name={text(output.title)}
      actions={<RecordActions kind="output" id={id} name={text(output.title)} edit={edit} after={{ to: '/projects/$id', params: { id: project.id } }} />}
    >
      {output.description ? <Prose texts={output.description} /> : null}
      <Section title={t('app:project.facts')}>
        <Facts>
          <Fact name={t('domain:kind.project')}>
            <Link to="/projects/$id" params={{ id: project.id }}>
              <Texts texts={project.name} />
            </Link>
          </Fact>
          {workPackage ? (
            <Fact name={t('domain:kind.workPackage')}>
              <Link to="/work-packages/$id" params={{ id: workPackage.id }}>
                <Texts texts={workPackage.name} />
              </Link>
            </Fact>
          ) : null}
          {task ? (
            <Fact name={t('domain:field.taskId')}>
              <Texts texts={task.name} />
            </Fact>
          ) : null}
          <Fact name={t('domain:field.due')}>
            {output.due ? formatDate(output.due, language) : <Unknown mend={edit} what={t('domain:field.due')} />}
            {output.dueWritten ? <span className="written">{t('app:text.written', { text: output.dueWritten })}</span> : null}
          </Fact>
          <Fact name={t('domain:field.delivered')}>{output.delivered ? formatDate(output.delivered, language) : <Unknown mend={edit} what={t('domain:field.delivered')} />}</Fact>
          <Fact name={t('domain:field.languages')}>
            {output.languages.length > 0 ? output.languages.map((tag) => languageName(tag, language)).join(', ') : <Unknown mend={edit} what={t('domain:field.languages')} />}
          </Fact>
        </Facts>
      </Section>
      <Sources kind="output" id={id} />
    </Page>
  );
}
