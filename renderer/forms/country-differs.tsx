import { Text } from 'react-aria-components';
import { useWatch } from 'react-hook-form';
import { countryName } from '#shared/domain/countries.ts';
import { countryDiffersFromCity } from '#shared/domain/readiness.ts';
import { useWords } from '../base/words.ts';
import { Issue } from './field.tsx';
import { useChosen } from './pick-input.tsx';
import { useText } from '../ui/texts.tsx';

interface Props {
  /** The fields that hold the country, and the place beside it. */
  readonly country: string;
  readonly place: string;
}

/** Says that a place is in another country than is given beside it. It may be so in the source, so it keeps nothing from being saved. */
export function CountryDiffers({ country, place }: Props) {
  const { t, i18n } = useWords();
  const text = useText();
  const [code, placeId] = useWatch({ name: [country, place] }) as [string | null, string | null];
  const chosen = useChosen('place', placeId);
  const differs = countryDiffersFromCity(code, chosen?.detail ?? null);
  return (
    <Text slot="description" role="status" className="field-remark">
      {differs && chosen ? <Issue>{t('app:placesPage.countryDiffers', { place: text(chosen.name), country: countryName(chosen.detail ?? '', i18n.language) })}</Issue> : null}
    </Text>
  );
}
