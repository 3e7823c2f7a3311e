import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { placeInput } from '#shared/contract/places.ts';
import { client, queries } from '../../api/client.ts';
import { CountryInput } from '../../forms/country-input.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { FormSection, RecordForm } from '../../forms/record-form.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { emptyPlace } from '../organisations/empty.ts';

type Values = z.input<typeof placeInput>;

function Form({ draftKey, initial, name }: { readonly draftKey: string; readonly initial: Values; readonly name: string }) {
  const { t } = useWords();
  return (
    <FormPage kind="place" name={name}>
      <RecordForm<Values> schema={placeInput} draftKey={draftKey} initial={initial} save={(values) => client.places.save(values)} saveLabel={t('app:placesPage.save')} {...useFormWays('place')}>
        <FormSection title={t('app:project.facts')}>
          <TextsInput name="fields.name" label={t('app:placesPage.city')} required />
          <CountryInput name="fields.country" label={t('domain:field.country')} required />
          <TextsInput name="fields.inPlace" label={t('domain:field.inPlace')} help={t('app:placesPage.inPlaceHelp')} />
        </FormSection>
      </RecordForm>
    </FormPage>
  );
}

export function NewPlacePage() {
  const { t } = useWords();
  return <Form draftKey="place:new" initial={emptyPlace()} name={t('app:placesPage.new')} />;
}

export function EditPlacePage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/places/$id/edit' });
  const { data } = useSuspenseQuery(queries.places.get.queryOptions({ input: { id } }));
  const { id: _, revision, ...fields } = data.place;
  return <Form draftKey={`place:${id}`} initial={{ id, revision, draftKey: null, fields }} name={text(fields.name)} />;
}
