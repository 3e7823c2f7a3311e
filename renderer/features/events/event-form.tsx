import { useWords } from '../../base/words.ts';
import { useFormContext, useWatch } from 'react-hook-form';
import { countUnits, dateSpans, eventTypes } from '#shared/contract/event-codes.ts';
import { eventModes, eventStatuses, genders, localities, occurrences, participationPhases, projectLinks } from '#shared/contract/events.ts';
import { type roleNames } from '#shared/contract/organisations.ts';
import { MethodsInput } from '../../forms/methods-input.tsx';
import { CountInput } from '../../forms/count-input.tsx';
import { CountryDiffers } from '../../forms/country-differs.tsx';
import { CountryInput } from '../../forms/country-input.tsx';
import { DatesInput } from '../../forms/dates-input.tsx';
import { NumberInput, TextInput } from '../../forms/field.tsx';
import { LanguagesInput } from '../../forms/languages-input.tsx';
import { More } from '../../forms/more.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/record-form.tsx';
import { RolesInput } from '../organisations/roles-input.tsx';
import { UnnamedInput } from '../organisations/unnamed-input.tsx';
import { RowsInput } from '../../forms/rows-input.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { CreateOrganisation, CreatePlace } from '../organisations/create-organisation.tsx';

const ROLES: readonly (typeof roleNames)[number][] = ['partner', 'host', 'externalHost', 'lead', 'presenter', 'guide', 'participant'];

export const newCount = { id: null, phase: 'actual', value: null, precision: 'exact', unit: 'event', country: null, placeId: null, organisationId: null, gender: null, ageBand: null, locality: null, written: null };

/** A place, beside a field with its country: one that is made here is in that country. */
function PlaceInput({ name, label, country }: { readonly name: string; readonly label: string; readonly country: string }) {
  const { getValues } = useFormContext();
  return <PickInput name={name} label={label} kind="place" create={(words, done) => <CreatePlace words={words} country={getValues(country) as string | null} onDone={done} />} />;
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

function WhatAndWhen() {
  const { t } = useWords();
  const words = <T extends string>(ids: readonly T[], name: (id: T) => string) => ids.map((id) => ({ id, name: name(id) }));
  return (
    <FormSection title={t('app:events.what')}>
      <TextsInput name="fields.title" label={t('domain:field.title')} required />
      <div className="field-row">
        <SelectInput name="fields.type" label={t('domain:field.type')} options={words(eventTypes, (id) => t(`domain:eventType.${id}`))} />
        <SelectInput name="fields.status" label={t('domain:field.status')} options={words(eventStatuses, (id) => t(`domain:eventStatus.${id}`))} />
      </div>
      <TextInput name="fields.statusEvidence" label={t('domain:field.statusEvidence')} help={t('app:events.evidenceHelp')} />
      <DatesInput name="fields.dates" label={t('domain:field.dates')} />
      <SelectInput name="fields.span" label={t('domain:field.span')} options={words(dateSpans, (id) => t(`domain:dateSpan.${id}`))} />
      <PlaceInput name="fields.placeId" label={t('domain:field.placeId')} country="fields.country" />
      <CountryInput name="fields.country" label={t('app:events.countryAlone')} remark={<CountryDiffers country="fields.country" place="fields.placeId" />} />
      <TextsInput name="fields.description" label={t('domain:field.description')} multiline />
      <TextInput name="fields.webPage" label={t('domain:field.webPage')} type="url" placeholder="https://" help={t('app:events.webPageHelp')} />
      <DatesInput name="fields.webPageSince" label={t('domain:field.webPageSince')} interval={false} />
      <Deviations />
    </FormSection>
  );
}

function Belongs() {
  const { t } = useWords();
  const projects = useWatch({ name: 'projects' }) as { projectId: string | null }[];
  const within = projects.length === 1 ? (projects[0]?.projectId ?? null) : null;
  return (
    <FormSection title={t('app:events.belongs')}>
      <RowsInput
        name="projects"
        label={t('domain:kinds.project')}
        rowLabel={(number) => t('app:events.projectRow', { number })}
        addLabel={t('app:events.addProject')}
        empty={t('app:events.noProject')}
        make={() => ({ id: null, projectId: null, link: 'own' })}
        row={(name) => (
          <>
            <PickInput name={`${name}.projectId`} label={t('domain:kind.project')} kind="project" required />
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
      <div className="field-row">
        <PickInput name="fields.seriesId" label={t('domain:field.seriesId')} kind="series" />
        <TextInput name="fields.seriesSlot" label={t('domain:field.seriesSlot')} help={t('app:series.slotHelp')} />
      </div>
    </FormSection>
  );
}

function ParticipationRows() {
  const { t } = useWords();
  return (
    <FormSection title={t('domain:kind.participation')} help={t('app:participation.help')}>
      <RowsInput
        name="participation"
        label={t('domain:kind.participation')}
        rowLabel={(number) => t('app:participation.row', { number })}
        addLabel={t('app:participation.add')}
        empty={t('app:participation.none')}
        pairs
        make={() => ({ ...newCount })}
        row={(name) => (
          <>
            <SelectInput name={`${name}.phase`} label={t('domain:field.phase')} options={participationPhases.map((id) => ({ id, name: t(`domain:phase.${id}`) }))} />
            <CountInput name={name} label={t('domain:field.value')} />
            <CountryInput name={`${name}.country`} label={t('app:participation.from')} remark={<CountryDiffers country={`${name}.country`} place={`${name}.placeId`} />} />
            <PlaceInput name={`${name}.placeId`} label={t('app:participation.city')} country={`${name}.country`} />
            <div className="row-wide">
              <More label={t('app:participation.more')}>
                <div className="row-fields">
                  <SelectInput name={`${name}.unit`} label={t('domain:field.unit')} options={countUnits.map((id) => ({ id, name: t(`domain:unit.${id}`) }))} />
                  <PickInput
                    name={`${name}.organisationId`}
                    label={t('app:participation.sender')}
                    kind="organisation"
                    create={(asked, made) => <CreateOrganisation words={asked} onDone={made} />}
                  />
                  <SelectInput name={`${name}.gender`} label={t('domain:field.gender')} none={t('app:form.any')} options={genders.map((id) => ({ id, name: t(`domain:gender.${id}`) }))} />
                  <SelectInput name={`${name}.locality`} label={t('domain:field.locality')} none={t('app:form.any')} options={localities.map((id) => ({ id, name: t(`domain:locality.${id}`) }))} />
                  <TextInput name={`${name}.ageBand`} label={t('domain:field.ageBand')} />
                  <TextInput name={`${name}.written`} label={t('domain:field.written')} />
                </div>
              </More>
            </div>
          </>
        )}
      />
    </FormSection>
  );
}

function Organisations() {
  const { t } = useWords();
  return (
    <FormSection title={t('app:roles.label')}>
      <RolesInput roles={ROLES} />
      <UnnamedInput />
    </FormSection>
  );
}

function Further() {
  const { t } = useWords();
  return (
    <FormSection title={t('app:events.further')}>
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
    </FormSection>
  );
}

export function EventFields() {
  return (
    <>
      <WhatAndWhen />
      <ParticipationRows />
      <Organisations />
      <Belongs />
      <Further />
    </>
  );
}
