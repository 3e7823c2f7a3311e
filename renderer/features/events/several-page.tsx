/** Several events at once: what they have in common is said once, and each is a line of a table. All are made as one action. */

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { eventTypes } from '#shared/contract/event-codes.ts';
import { eventStatuses } from '#shared/contract/events.ts';
import { client, queries } from '../../api/client.ts';
import { useWords } from '../../base/words.ts';
import { FormPage } from '../../forms/form-page.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { SeveralRows } from './several-rows.tsx';
import { SEVERAL_LISTS, type SeveralValues, eventsOf, severalForm } from './several-values.ts';

function Common() {
  const { t } = useWords();
  const project = useWatch({ name: 'fields.projectId' }) as string | null;
  return (
    <FormSection title={t('app:several.common')}>
      <TextsInput name="fields.title" label={t('app:several.title')} help={t('app:several.titleHelp')} />
      <div className="field-row">
        <SelectInput name="fields.type" label={t('domain:field.type')} options={eventTypes.map((code) => ({ id: code, name: t(`domain:eventType.${code}`) }))} />
        <SelectInput name="fields.status" label={t('domain:field.status')} options={eventStatuses.map((code) => ({ id: code, name: t(`domain:eventStatus.${code}`) }))} />
      </div>
      <div className="field-row">
        <PickInput name="fields.projectId" label={t('domain:kind.project')} kind="project" />
        <PickInput name="fields.workPackageId" label={t('domain:kind.workPackage')} kind="workPackage" within={project} />
      </div>
    </FormSection>
  );
}

/** Of a line, the form has no fields of its own below it. */
const placeInForm = (path: readonly (string | number)[]) => path.filter((part, index) => part !== 'fields' || index === 0);

interface Known {
  readonly fields: Partial<SeveralValues['fields']>;
  readonly names: Names;
  readonly owner: string | null;
}

function Form({ known }: { readonly known: Known }) {
  const { t, i18n } = useWords();
  const navigate = useNavigate();
  const router = useRouter();
  const { draft } = useSearch({ strict: false });
  const initial: SeveralValues = { several: true, id: null, revision: null, fields: { title: null, type: 'projectMeeting', status: 'planned', projectId: null, workPackageId: null, ...known.fields }, rows: [], names: known.names };
  return (
    <FormPage kind="event" name={t('app:several.name')} wide under={<span>{t('app:several.lead')}</span>}>
      <RecordForm<SeveralValues, { readonly draftId: string | null }>
        kind="event"
        several
        schema={severalForm as never}
        lists={SEVERAL_LISTS}
        owner={known.owner}
        draft={draft}
        initial={initial}
        save={async ({ draftId }, values) => {
          const { ids, revision } = await client.events.makeSeveral({ draftId, rows: eventsOf(values, i18n.language) });
          return { id: ids[0] ?? '', revision };
        }}
        placeInForm={placeInForm}
        saveLabel={t('app:several.save')}
        onSaved={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/events' }))}
        onLeave={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/events' }))}
      >
        <Common />
        <FormSection title={t('app:several.rows')} help={t('app:several.rowsHelp')}>
          <SeveralRows />
        </FormSection>
      </RecordForm>
    </FormPage>
  );
}

/** In the project or work package from whose page it was asked for. */
export function SeveralPage() {
  const text = useText();
  const { project, workPackage } = useSearch({ from: '/framed/events/several' });
  const ofPackage = useQuery({ ...queries.workPackages.get.queryOptions({ input: { id: workPackage ?? '' } }), enabled: workPackage !== undefined });
  const ofProject = useQuery({ ...queries.projects.get.queryOptions({ input: { id: project ?? '' } }), enabled: project !== undefined && workPackage === undefined });
  if (ofPackage.isLoading || ofProject.isLoading) return null;
  const within = ofPackage.data?.workPackage;
  const owner = ofPackage.data?.project ?? ofProject.data?.project;
  const names = { ...(owner ? { [owner.id]: owner.acronym } : {}), ...(within ? { [within.id]: `${within.label} – ${text(within.title)}` } : {}) };
  return <Form known={{ fields: { projectId: owner?.id ?? null, workPackageId: within?.id ?? null }, names, owner: within?.id ?? owner?.id ?? null }} />;
}
