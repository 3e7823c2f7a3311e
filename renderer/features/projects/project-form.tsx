import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { objectiveLevels } from '#shared/contract/details.ts';
import { roleNames } from '#shared/contract/organisations.ts';
import { type ProjectView, projectInput, projectStatuses } from '#shared/contract/projects.ts';
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

type Values = z.input<typeof projectInput> & { names: Names };

/** Roles that make sense for a project as a whole. */
const PROJECT_ROLES = roleNames.filter((role) => ['coordinator', 'partner', 'lead'].includes(role));

const EMPTY: Values = {
  id: null,
  revision: null,
  draftKey: null,
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
    draftKey: null,
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

export function NewProjectPage() {
  const { t } = useWords();
  return (
    <FormPage kind="project" name={t('app:projects.new')}>
      <RecordForm<Values> schema={projectInput as never} draftKey="project:new" initial={EMPTY} save={(values) => client.projects.save(values)} saveLabel={t('app:project.save')} {...useFormWays('project')}>
        <ProjectFields />
      </RecordForm>
    </FormPage>
  );
}

export function EditProjectPage() {
  const { t } = useWords();
  const text = useText();
  const { id } = useParams({ from: '/framed/projects/$id/edit' });
  const { field } = useSearch({ from: '/framed/projects/$id/edit' });
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id } }));
  return (
    <FormPage kind="project" name={data.project.acronym}>
      <RecordForm<Values>
        schema={projectInput as never}
        draftKey={`project:${id}`}
        initial={valuesOf(data, text)}
        save={(values) => client.projects.save(values)}
        saveLabel={t('app:project.save')}
        focus={field}
        {...useFormWays('project')}
      >
        <ProjectFields />
      </RecordForm>
    </FormPage>
  );
}
