import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../base/words.ts';
import type * as z from 'zod';
import { organisationForm } from '#shared/contract/organisations.ts';
import { client, queries } from '../../api/client.ts';
import { TextInput } from '../../forms/field.tsx';
import { FormPage, useFormWays } from '../../forms/form-page.tsx';
import { type Names, PickInput } from '../../forms/pick-input.tsx';
import { FormSection } from '../../forms/form-section.tsx';
import { RecordForm } from '../../forms/record-form.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { useText } from '../../ui/texts.tsx';
import { CreatePlace } from './create-organisation.tsx';
import { emptyOrganisation } from './empty.ts';
import { organisationName } from './names.ts';

type Values = z.input<typeof organisationForm> & { names: Names };

interface Props {
  readonly initial: Values;
  readonly name: string;
  readonly focus?: string | undefined;
}

function Form({ initial, name, focus }: Props) {
  const { t } = useWords();
  const { draft } = useSearch({ strict: false });
  return (
    <FormPage kind="organisation" name={name}>
      <RecordForm<Values, Parameters<typeof client.organisations.save>[0]>
        kind="organisation"
        schema={organisationForm as never}
        draft={draft}
        initial={initial}
        save={(patch) => client.organisations.save(patch)}
        saveLabel={t('app:organisations.save')}
        focus={focus}
        {...useFormWays('organisation')}
      >
        <FormSection title={t('app:project.facts')}>
          <TextInput name="fields.shortName" label={t('domain:field.shortName')} help={t('app:organisations.shortNameHelp')} />
          <TextsInput name="fields.name" label={t('app:organisations.fullName')} />
          <PickInput name="fields.placeId" label={t('domain:field.placeId')} kind="place" create={(words, made) => <CreatePlace words={words} onDone={made} />} />
          <TextInput name="fields.website" label={t('domain:field.website')} type="url" placeholder="https://" />
          <TextsInput name="fields.description" label={t('domain:field.description')} multiline />
        </FormSection>
      </RecordForm>
    </FormPage>
  );
}

export function NewOrganisationPage() {
  const { t } = useWords();
  return <Form initial={{ ...emptyOrganisation(), names: {} }} name={t('app:organisations.new')} />;
}

export function EditOrganisationPage() {
  const text = useText();
  const { id } = useParams({ from: '/framed/organisations/$id/edit' });
  const { field } = useSearch({ from: '/framed/organisations/$id/edit' });
  const { data } = useSuspenseQuery(queries.organisations.get.queryOptions({ input: { id } }));
  const { id: _, revision, ...fields } = data.organisation;
  const names = data.place ? { [data.place.id]: text(data.place.name) } : {};
  return <Form initial={{ id, revision, fields, names }} name={organisationName(data.organisation)} focus={field} />;
}
