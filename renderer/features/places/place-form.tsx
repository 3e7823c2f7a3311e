import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { placeForm } from '#shared/contract/places.ts';
import { client, queries } from '../../api/client.ts';
import { CountryInput } from '../../forms/country-input.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { emptyPlace } from '../organisations/empty.ts';

type Values = z.input<typeof placeForm>;

function Form({ initial, name }: { readonly initial: Values; readonly name: string }) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <FormPage kind="place" name={name}>
      <RecordForm<Values, Parameters<typeof client.places.save>[0]>
        kind="place"
        schema={placeForm}
        draft={draft}
        initial={initial}
        save={(patch) => client.places.save(patch)}
        saveLabel={t('app:placesPage.save')}
        {...useFormWays('place')}
      >
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
  return <Form initial={emptyPlace()} name={t('app:placesPage.new')} />;
}

export function EditPlacePage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/places/$id/edit' });
  const { data } = useSuspenseQuery(queries.places.get.queryOptions({ input: { id } }));
  const { id: _, revision, ...fields } = data.place;
  return <Form initial={{ id, revision, fields }} name={text(fields.name)} />;
}
