import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { objectiveLevels } from '#shared/contract/details.ts';
import { roleNames } from '#shared/contract/organisations.ts';
import { type ProjectView, projectForm, projectStatuses } from '#shared/contract/projects.ts';
import { client, queries } from '../../api/client.ts';
import { DatesInput } from '../../forms/dates-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { LanguagesInput } from '../../forms/languages-input.tsx';
import { LinesInput } from '../../forms/lines-input.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { FormSection, RecordForm } from '../../forms/record-form.tsx';
import { RolesInput, roleRows } from '../organisations/roles-input.tsx';
import { RowsInput } from '../../forms/rows-input.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { organisationNames } from '../organisations/names.ts';

type Values = z.input<typeof projectForm> & { names: Names };

const LISTS = ['roles', 'objectives'];

/** Roles that make sense for a project as a whole. */
const PROJECT_ROLES = roleNames.filter((role) => ['coordinator', 'partner', 'lead'].includes(role));

const EMPTY: Values = {
  id: null,
  revision: null,
  fields: {
    acronym: '', aliases: [], title: null, summary: null, measureId: null, call: null, grantNumber: null, dates: null, datesWritten: null,
    status: 'unknown', languages: [], website: null, own: true,
  },
  roles: [],
  objectives: [],
  names: {},
};

function valuesOf({ project, measure, roles, objectives }: ProjectView, name: (texts: Record<string, string>) => string): Values {
  const { id, revision, ...fields } = project;
  return {
    id,
    revision,
    fields,
    roles: roleRows(roles),
    objectives: objectives.map((objective) => ({ id: objective.id, level: objective.level, text: objective.text })),
    names: { ...organisationNames(roles), ...(measure ? { [measure.id]: `${measure.code} – ${name(measure.programme.name)}: ${name(measure.name)}` } : {}) },
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
        <DatesInput name="fields.dates" label={t('domain:field.dates')} />
        <SelectInput name="fields.status" label={t('domain:field.status')} options={projectStatuses.map((id) => ({ id, name: t(`domain:projectStatus.${id}`) }))} />
        <LanguagesInput name="fields.languages" label={t('domain:field.languages')} />
        <TextInput name="fields.website" label={t('domain:field.website')} type="url" placeholder="https://" />
      </FormSection>
      <FormSection title={t('app:project.partners')}>
        <RolesInput roles={PROJECT_ROLES} />
      </FormSection>
      <FormSection title={t('app:project.objectives')}>
        <RowsInput
          name="objectives"
          label={t('app:project.objectives')}
          rowLabel={(number) => t('app:project.objective', { number })}
          addLabel={t('app:project.addObjective')}
          empty={t('app:project.noObjectives')}
          make={() => ({ id: null, level: 'project', text: {} })}
          row={(name) => (
            <>
              <SelectInput name={`${name}.level`} label={t('domain:field.level')} options={objectiveLevels.map((id) => ({ id, name: t(`domain:objectiveLevel.${id}`) }))} />
              <div className="row-wide">
                <TextsInput name={`${name}.text`} label={t('domain:field.text')} required multiline />
              </div>
            </>
          )}
        />
      </FormSection>
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
