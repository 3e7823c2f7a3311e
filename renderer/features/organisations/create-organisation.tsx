/** A new organisation or place, made from within another form, where it was found missing. */

import { useWords } from '../../base/words.ts';
import { client } from '../../api/client.ts';
import { QuickDialog } from '../../forms/quick-dialog.tsx';
import { CountryInput } from '../../forms/country-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { TextsInput } from '../../forms/texts-input.tsx';
import { organisationForm } from '#shared/contract/organisations.ts';
import { placeForm } from '#shared/contract/places.ts';
import { organisationName } from './names.ts';
import { emptyOrganisation, emptyPlace } from './empty.ts';
import { useText } from '../../ui/texts.tsx';

interface Props {
  /** What was typed before. */
  readonly words: string;
  /** Given the new record's id and name; empty when nothing was made. */
  readonly onDone: (id: string, name: string) => void;
}

export function CreateOrganisation({ words, onDone }: Props) {
  const { t } = useWords();
  const initial = emptyOrganisation();
  return (
    <QuickDialog
      title={t('app:organisations.new')}
      schema={organisationForm}
      initial={{ ...initial, fields: { ...initial.fields, shortName: words || null }, names: {} }}
      saveLabel={t('app:organisations.save')}
      save={async (values) => ({ ...(await client.organisations.save({ ...values, draftId: null })), name: organisationName(values.fields) })}
      onDone={onDone}
    >
      <TextInput name="fields.shortName" label={t('domain:field.shortName')} />
      <TextsInput name="fields.name" label={t('app:organisations.fullName')} />
      <PickInput name="fields.placeId" label={t('domain:field.placeId')} kind="place" create={(asked, made) => <CreatePlace words={asked} onDone={made} />} />
    </QuickDialog>
  );
}

interface PlaceProps extends Props {
  /** The country that is given beside the field, which the place is then in. */
  readonly country?: string | null;
}

export function CreatePlace({ words, country = null, onDone }: PlaceProps) {
  const { t, i18n } = useWords();
  const text = useText();
  const initial = emptyPlace();
  return (
    <QuickDialog
      title={t('app:placesPage.new')}
      schema={placeForm}
      initial={{ ...initial, fields: { ...initial.fields, name: words ? { [i18n.language]: words } : {}, country: country ?? initial.fields.country }, names: {} }}
      saveLabel={t('app:placesPage.save')}
      save={async (values) => ({ ...(await client.places.save({ ...values, draftId: null })), name: text(values.fields.name) })}
      onDone={onDone}
    >
      <TextsInput name="fields.name" label={t('app:placesPage.city')} required />
      <CountryInput name="fields.country" label={t('domain:field.country')} required />
      <TextsInput name="fields.inPlace" label={t('domain:field.inPlace')} help={t('app:placesPage.inPlaceHelp')} />
    </QuickDialog>
  );
}
