import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import { partKinds } from '#shared/contract/parts.ts';
import { workPackageForm } from '#shared/contract/work-packages.ts';
import { client, queries } from '../../api/client.ts';
import { MethodsInput } from '../../forms/methods-input.tsx';
import { DatesInput } from '../../forms/dates-input.tsx';
import { NumberInput, TextInput } from '../../forms/field.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { PartSections, partValues } from '../../forms/part-rows.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { type RoleName, RolesInput, roleRows } from '../organisations/roles-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { organisationNames } from '../organisations/names.ts';

type Values = z.input<typeof workPackageForm> & { names: Names };

const LISTS = ['roles', ...partKinds];

const ROLES: readonly RoleName[] = ['lead', 'partner'];

function WorkPackageFields() {
  const { t } = useWords();
  return (
    <>
      <FormSection title={t('app:project.facts')}>
        <PickInput name="fields.projectId" label={t('domain:kind.project')} kind="project" required />
        <div className="field-row">
          <NumberInput name="fields.number" label={t('domain:field.number')} />
          <TextInput name="fields.label" label={t('domain:field.label')} help={t('app:workPackage.labelHelp')} required />
        </div>
        <TextsInput name="fields.title" label={t('domain:field.title')} required />
        <TextsInput name="fields.description" label={t('domain:field.description')} multiline />
        <DatesInput name="fields.dates" label={t('domain:field.dates')} />
        <TextInput name="fields.datesWritten" label={t('domain:field.datesWritten')} />
      </FormSection>
      <FormSection title={t('app:roles.label')}>
        <RolesInput roles={ROLES} />
      </FormSection>
      <FormSection title={t('domain:field.methods')}>
        <MethodsInput />
      </FormSection>
      <PartSections known={{ objective: { level: 'workPackage' } }} />
    </>
  );
}

export function NewWorkPackagePage() {
  const { t } = useWords();
  const { project } = useSearch({ from: '/framed/work-packages/new' });
  return project ? <NewIn project={project} /> : <Form initial={emptyIn('', 1, {})} title={t('app:workPackage.new')} />;
}

/** The next number of its project goes without saying. */
function NewIn({ project }: { readonly project: string }) {
  const { t } = useWords();
  const { data } = useSuspenseQuery(queries.projects.get.queryOptions({ input: { id: project } }));
  const next = Math.max(0, ...data.workPackages.map((found) => found.number)) + 1;
  return <Form owner={project} initial={emptyIn(project, next, { [project]: data.project.acronym })} title={t('app:workPackage.new')} />;
}

function emptyIn(projectId: string, number: number, names: Names): Values {
  return {
    id: null,
    revision: null,
    fields: blank('workPackage', { projectId, number, label: `WP ${number}` }),
    roles: [],
    ...partValues(null),
    names,
  };
}

export function EditWorkPackagePage() {
  const { id } = useParams({ from: '/framed/work-packages/$id/edit' });
  const { field } = useSearch({ from: '/framed/work-packages/$id/edit' });
  const { data } = useSuspenseQuery(queries.workPackages.get.queryOptions({ input: { id } }));
  const { id: _, revision, ...fields } = data.workPackage;
  const names = { ...organisationNames(data.roles), [data.project.id]: data.project.acronym };
  const initial: Values = { id, revision, fields, roles: roleRows(data.roles), ...partValues(data.parts), names };
  return <Form initial={initial} title={data.workPackage.label} focus={field} />;
}

function Form({ owner, initial, title, focus }: { readonly owner?: string; readonly initial: Values; readonly title: string; readonly focus?: string | undefined }) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <FormPage kind="workPackage" name={title}>
      <RecordForm<Values, Parameters<typeof client.workPackages.save>[0]>
        kind="workPackage"
        schema={workPackageForm as never}
        lists={LISTS}
        owner={owner ?? null}
        draft={draft}
        initial={initial}
        save={(patch) => client.workPackages.save(patch)}
        saveLabel={t('app:workPackage.save')}
        focus={focus}
        {...useFormWays('workPackage')}
      >
        <WorkPackageFields />
      </RecordForm>
    </FormPage>
  );
}
