import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import { roleNames } from '#shared/contract/organisations.ts';
import { partKinds } from '#shared/contract/parts.ts';
import { type ProjectView, projectForm, projectStatuses } from '#shared/contract/projects.ts';
import { client, queries } from '../../api/client.ts';
import { CheckInput } from '../../forms/check-input.tsx';
import { DatesInput } from '../../forms/dates-input.tsx';
import { NumberInput, TextInput } from '../../forms/field.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { LanguagesInput } from '../../forms/languages-input.tsx';
import { LinesInput } from '../../forms/lines-input.tsx';
import { PartSections, partValues } from '../../forms/part-rows.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { RolesInput, roleRows } from '../organisations/roles-input.tsx';
import { UnnamedInput, unnamedRows } from '../organisations/unnamed-input.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { organisationNames } from '../organisations/names.ts';

type Values = z.input<typeof projectForm> & { names: Names };

const LISTS = ['roles', 'unnamed', ...partKinds];

/** Roles that make sense for a project as a whole. */
const PROJECT_ROLES = roleNames.filter((role) => ['coordinator', 'partner', 'lead'].includes(role));

const EMPTY: Values = {
  id: null,
  revision: null,
  fields: blank('project', { own: true }),
  roles: [],
  unnamed: [],
  ...partValues(null),
  names: {},
};

function valuesOf({ project, measure, call, roles, unnamed, parts }: ProjectView, name: (texts: Record<string, string>) => string): Values {
  const { id, revision, ...fields } = project;
  return {
    id,
    revision,
    fields,
    roles: roleRows(roles),
    unnamed: unnamedRows(unnamed),
    ...partValues(parts),
    names: { ...organisationNames(roles), ...(call ? { [call.id]: call.name } : {}), ...(measure ? { [measure.id]: `${measure.code} – ${name(measure.programme.name)}: ${name(measure.name)}` } : {}) },
  };
}

function ProjectFields() {
  const { t } = useWords();
  return (
    <>
      <FormSection title={t('app:project.facts')}>
        <TextInput name="fields.acronym" label={t('domain:field.acronym')} required />
        <TextsInput name="fields.title" label={t('domain:field.title')} />
        <TextsInput name="fields.summary" label={t('domain:field.summary')} multiline />
        <LinesInput name="fields.aliases" label={t('domain:field.aliases')} help={t('app:project.aliasesHelp')} />
        <PickInput name="fields.measureId" label={t('domain:field.measureId')} kind="measure" help={t('app:project.measureHelp')} />
        <div className="field-row">
          <TextInput name="fields.grantNumber" label={t('domain:field.grantNumber')} />
          <TextInput name="fields.call" label={t('domain:field.call')} />
        </div>
        <PickInput name="fields.callId" label={t('domain:field.callId')} kind="call" help={t('app:project.callHelp')} />
        <DatesInput name="fields.dates" label={t('domain:field.dates')} />
        <TextInput name="fields.datesWritten" label={t('domain:field.datesWritten')} />
        <SelectInput name="fields.status" label={t('domain:field.status')} options={projectStatuses.map((id) => ({ id, name: t(`domain:projectStatus.${id}`) }))} />
        <LanguagesInput name="fields.languages" label={t('domain:field.languages')} />
        <TextInput name="fields.website" label={t('domain:field.website')} type="url" placeholder="https://" />
        <div className="field-row">
          <NumberInput name="fields.grantAmount" label={t('domain:field.grantAmount')} />
          <DatesInput name="fields.reportSent" label={t('domain:field.reportSent')} oneDay />
          <DatesInput name="fields.balancePaid" label={t('domain:field.balancePaid')} oneDay />
        </div>
        <CheckInput name="fields.own" label={t('domain:field.own')} help={t('app:project.ownHelp')} />
      </FormSection>
      <FormSection title={t('app:project.partners')}>
        <RolesInput roles={PROJECT_ROLES} />
        <UnnamedInput />
      </FormSection>
      <PartSections known={{ objective: { level: 'project' } }} />
    </>
  );
}

function Form({ initial, focus }: { readonly initial: Values; readonly focus?: string | undefined }) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <RecordForm<Values, Parameters<typeof client.projects.save>[0]>
      kind="project"
      schema={projectForm as never}
      lists={LISTS}
      draft={draft}
      initial={initial}
      save={(patch) => client.projects.save(patch)}
      saveLabel={t('app:project.save')}
      focus={focus}
      {...useFormWays('project')}
    >
      <ProjectFields />
    </RecordForm>
  );
}

export function NewProjectPage() {
  const { t } = useWords();
  return (
    <FormPage kind="project" name={t('app:projects.new')}>
      <Form initial={EMPTY} />
    </FormPage>
  );
}

export function EditProjectPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/projects/$id/edit' });
  const { field } = useSearch({ from: '/framed/projects/$id/edit' });
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id } }));
  return (
    <FormPage kind="project" name={data.project.acronym}>
      <Form initial={valuesOf(data, text)} focus={field} />
    </FormPage>
  );
}
