import { useWords } from '../../base/words.ts';
import { useFormContext, useWatch } from 'react-hook-form';
import { isDayExact, parseEdtf } from '#shared/domain/dates.ts';
import { isSame } from '#shared/domain/difference.ts';
import { dateSpans } from '#shared/contract/event-codes.ts';
import { eventModes, eventStatuses, occurrences, projectLinks } from '#shared/contract/events.ts';
import { type roleNames } from '#shared/contract/organisations.ts';
import { MethodsInput } from '../../forms/methods-input.tsx';
import { CountryDiffers } from '../../forms/country-differs.tsx';
import { CountryInput } from '../../forms/country-input.tsx';
import { CreateProject } from '../../forms/create-project.tsx';
import { DatesInput } from '../../forms/dates-input.tsx';
import { NumberInput, TextInput } from '../../forms/field.tsx';
import { LanguagesInput } from '../../forms/languages-input.tsx';
import { More } from '../../forms/more.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { AskedByFunder } from '../../forms/for-funder.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RolesInput } from '../organisations/roles-input.tsx';
import { UnnamedInput } from '../organisations/unnamed-input.tsx';
import { RowsInput } from '../../forms/rows-input.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { CountGrid } from './count-grid.tsx';
import { FUNDER_FIELDS } from './form-gaps.tsx';
import { TypeByTitle, WasItHeld } from './type-and-status.tsx';
import { CreatePlace } from '../organisations/create-organisation.tsx';

export const EVENT_ROLES: readonly (typeof roleNames)[number][] = ['partner', 'host', 'externalHost', 'lead', 'presenter', 'guide', 'participant'];

/** A place, beside a field with its country: one that is made here is in that country. */
export function PlaceInput({ name, label, country }: { readonly name: string; readonly label: string; readonly country: string }) {
  const { getValues } = useFormContext();
  return <PickInput name={name} label={label} kind="place" country={() => getValues(country) as string | null} create={(words, done) => <CreatePlace words={words} country={getValues(country) as string | null} onDone={done} />} />;
}

/** What came otherwise than planned: asked of what is over. What was written there before is always shown. */
function Deviations() {
  const { t } = useWords();
  const fields = useWatch({ name: 'fields' }) as { readonly status: string; readonly plannedDates: unknown; readonly plannedPlaceId: unknown; readonly deviation: unknown; readonly deviationReason: unknown };
  const isSaid = [fields.plannedDates, fields.plannedPlaceId, fields.deviation, fields.deviationReason].some((said) => said !== null);
  return (
    <More label={t('app:events.deviations')} startsOpen={isSaid}>
      <DatesInput name="fields.plannedDates" label={t('domain:field.plannedDates')} />
      <PlaceInput name="fields.plannedPlaceId" label={t('domain:field.plannedPlaceId')} country="fields.country" />
      <TextsInput name="fields.deviation" label={t('domain:field.deviation')} multiline />
      <TextsInput name="fields.deviationReason" label={t('domain:field.deviationReason')} multiline />
    </More>
  );
}

/** Asked where the dates leave it open: a day is when it happened. */
function Span() {
  const { t } = useWords();
  const [dates, span] = useWatch({ name: ['fields.dates', 'fields.span'] }) as [string | null, string];
  const date = dates === null ? null : parseEdtf(dates);
  if (span === 'throughout' && (!date || (isDayExact(date) && date.to === null))) return null;
  return <SelectInput name="fields.span" label={t('domain:field.span')} options={dateSpans.map((id) => ({ id, name: t(`domain:dateSpan.${id}`) }))} />;
}

function WhatAndWhen() {
  const { t } = useWords();
  return (
    <FormSection title={t('app:events.what')}>
      <TextsInput name="fields.title" label={t('domain:field.title')} required />
      <DatesInput name="fields.dates" label={t('domain:field.dates')} />
      <PlaceInput name="fields.placeId" label={t('domain:field.placeId')} country="fields.country" />
      <div className="field-row">
        <TypeByTitle />
        <SelectInput name="fields.status" label={t('domain:field.status')} options={eventStatuses.map((id) => ({ id, name: t(`domain:eventStatus.${id}`) }))} />
      </div>
      <WasItHeld />
      <Span />
    </FormSection>
  );
}

/** What stands on a page about it, and what a funder looks for there. */
function AboutIt() {
  const { t } = useWords();
  return (
    <FormSection title={t('app:events.about')}>
      <TextInput name="fields.webPage" label={t('domain:field.webPage')} type="url" placeholder="https://" help={t('app:events.webPageHelp')} />
      <TextsInput name="fields.description" label={t('domain:field.description')} multiline />
    </FormSection>
  );
}

function Belongs() {
  const { t } = useWords();
  const projects = useWatch({ name: 'projects' }) as { projectId: string | null }[];
  const within = projects.length === 1 ? (projects[0]?.projectId ?? null) : null;
  return (
    <FormSection title={t('app:events.belongs')} of="projects">
      <RowsInput
        name="projects"
        label={t('domain:kinds.project')}
        rowLabel={(number) => t('app:events.projectRow', { number })}
        addLabel={t('app:events.addProject')}
        empty={t('app:events.noProject')}
        make={() => ({ id: null, projectId: null, link: 'own' })}
        row={(name) => (
          <>
            <PickInput name={`${name}.projectId`} label={t('domain:kind.project')} kind="project" required create={(words, made) => <CreateProject words={words} onDone={made} />} />
            <SelectInput name={`${name}.link`} label={t('domain:field.link')} options={projectLinks.map((id) => ({ id, name: t(`domain:projectLink.${id}`) }))} />
          </>
        )}
      />
      <RowsInput
        name="workPackages"
        label={t('domain:kinds.workPackage')}
        rowLabel={(number) => t('app:events.workPackageRow', { number })}
        addLabel={t('app:events.addWorkPackage')}
        empty={t('app:events.noWorkPackage')}
        make={() => ({ id: null, workPackageId: null })}
        row={(name) => <PickInput name={`${name}.workPackageId`} label={t('domain:kind.workPackage')} kind="workPackage" within={within} required />}
      />
      <PickInput name="fields.parentId" label={t('domain:field.parentId')} kind="event" help={t('app:events.parentHelp')} />
    </FormSection>
  );
}

function Participation() {
  const { t } = useWords();
  return (
    <FormSection title={t('domain:kind.participation')} of="participation" help={t('app:participation.help')}>
      <CountGrid />
    </FormSection>
  );
}

function Organisations() {
  const { t } = useWords();
  return (
    <FormSection title={t('app:roles.label')}>
      <RolesInput roles={EVENT_ROLES} />
      <UnnamedInput />
    </FormSection>
  );
}

/** What only some events need, and what archivists do. Whatever is said there is shown. */
function Further() {
  const { t } = useWords();
  const { formState } = useFormContext<{ fields: typeof EMPTY_FURTHER }>();
  const isSaid = Object.entries(EMPTY_FURTHER).some(([name, empty]) => !isSame(formState.defaultValues?.fields?.[name as keyof typeof EMPTY_FURTHER], empty));
  return (
    <FormSection title={t('app:events.further')} help={t('app:events.furtherHelp')}>
      <More label={t('app:events.furtherOpen')} startsOpen={isSaid}>
        <TextInput name="fields.statusEvidence" label={t('domain:field.statusEvidence')} help={t('app:events.evidenceHelp')} />
        <CountryInput name="fields.country" label={t('app:events.countryAlone')} remark={<CountryDiffers country="fields.country" place="fields.placeId" />} />
        <DatesInput name="fields.webPageSince" label={t('domain:field.webPageSince')} oneDay />
        <div className="field-row">
          <SelectInput name="fields.mode" label={t('domain:field.mode')} options={eventModes.map((id) => ({ id, name: t(`domain:eventMode.${id}`) }))} />
          <SelectInput name="fields.occurrence" label={t('domain:field.occurrence')} options={occurrences.map((id) => ({ id, name: t(`domain:occurrence.${id}`) }))} />
        </div>
        <div className="field-row">
          <NumberInput name="fields.onlineMonths" label={t('domain:field.onlineMonths')} />
          <NumberInput name="fields.liveSessions" label={t('domain:field.liveSessions')} />
          <NumberInput name="fields.daysPerSession" label={t('domain:field.daysPerSession')} />
        </div>
        <LanguagesInput name="fields.languages" label={t('domain:field.languages')} />
        <MethodsInput />
        <TextsInput name="fields.ledBy" label={t('domain:field.ledBy')} />
        <div className="field-row">
          <TextInput name="fields.datesWritten" label={t('domain:field.datesWritten')} />
          <TextInput name="fields.ordinalWritten" label={t('domain:field.ordinalWritten')} />
          <TextInput name="fields.languagesWritten" label={t('domain:field.languagesWritten')} />
        </div>
        <div className="field-row">
          <PickInput name="fields.seriesId" label={t('domain:field.seriesId')} kind="series" />
          <TextInput name="fields.seriesSlot" label={t('domain:field.seriesSlot')} help={t('app:series.slotHelp')} />
        </div>
        <Deviations />
      </More>
    </FormSection>
  );
}

/** What stands folded away while it is as a new event has it. */
const EMPTY_FURTHER = {
  statusEvidence: null, country: null, webPageSince: null, mode: 'unknown', occurrence: 'regular', onlineMonths: null, liveSessions: null, daysPerSession: null, languages: [], methods: [], ledBy: null,
  datesWritten: null, ordinalWritten: null, languagesWritten: null, seriesId: null, seriesSlot: null, plannedDates: null, plannedPlaceId: null, deviation: null, deviationReason: null,
};

export function EventFields() {
  return (
    <AskedByFunder value={FUNDER_FIELDS}>
      <WhatAndWhen />
      <Participation />
      <Organisations />
      <AboutIt />
      <Belongs />
      <Further />
    </AskedByFunder>
  );
}
