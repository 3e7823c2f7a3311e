/** Where counted people are from: a town or a country, in one field. A town brings its country. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { readCountry } from '#shared/domain/country-names.ts';
import { countryName } from '#shared/domain/countries.ts';
import { fits } from '#shared/domain/fold.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { ChoiceBox, type Offer } from '../../forms/choice-box.tsx';
import { CountryDiffers } from '../../forms/country-differs.tsx';
import { useCountries } from '../../forms/country-input.tsx';
import { decide, useSpotWords } from '../../forms/pick-decide.ts';
import { type Names, useChosen, useShownName } from '../../forms/pick-input.tsx';
import { useIssue } from '../../forms/field.tsx';
import { type Settle, useTypedWords } from '../../forms/typed-words.ts';
import { useText } from '../../ui/texts.tsx';
import { CreatePlace } from '../organisations/create-organisation.tsx';

const PLACE = 'place:';
const COUNTRY = 'country:';
const ON_THE_SPOT = 'on the spot';
const NEW = 'new';

interface Props {
  /** The row; its fields `placeId` and `country` are what is chosen. */
  readonly name: string;
  readonly label: string;
}

export function OriginInput({ name, label }: Props) {
  const { t, i18n } = useWords();
  const text = useText();
  const attempt = useAttempt();
  const spotWords = useSpotWords();
  const language = interfaceLanguage(i18n.language);
  const { setValue, getValues } = useFormContext<{ names: Names }>();
  const [placeId, country] = useWatch({ name: [`${name}.placeId`, `${name}.country`] }) as [string | null, string | null];
  const issues = [useIssue(`${name}.country`), useIssue(`${name}.placeId`)];
  const chosen = useChosen('place', placeId);
  const placeName = useShownName('place', placeId);
  const { words, isTyped, clear, notChosen, box } = useTypedWords(`${name}.origin`);
  const [making, setMaking] = useState<string | null>(null);
  const countries = useCountries(words);
  const places = useQuery(queries.search.pick.queryOptions({ input: { kind: 'place', words, within: null }, placeholderData: (before) => before }));
  const spot = useQuery({ ...queries.search.onTheSpot.queryOptions({ input: { kind: 'place', words, language, country: null } }), enabled: words.trim() !== '' });

  const inCountry = (town: string, code: string | null) => (code ? `${town}, ${countryName(code, i18n.language)}` : town);
  const shown = placeId ? inCountry(placeName, chosen?.detail ?? null) : country ? countryName(country, i18n.language) : '';
  const byCode = readCountry(words);
  const ofPlaces: Offer[] = (places.data ?? []).filter(({ name: its }) => !places.isPlaceholderData || fits(text(its), words)).map((place) => ({ id: PLACE + place.id, text: text(place.name), detail: place.detail ? countryName(place.detail, i18n.language) : '' }));
  const ofCountries: Offer[] = [...(byCode ? [{ id: byCode, text: countryName(byCode, i18n.language) }] : []), ...countries.filter(({ id }) => id !== byCode)].map((one) => ({ ...one, id: COUNTRY + one.id }));
  const ofTheWords: Offer[] = spot.data?.isComplete ? [{ id: ON_THE_SPOT, text: spotWords(spot.data), makesNew: true }] : [];
  const toMake: Offer = { id: NEW, text: t('app:pick.createNamed', { name: words }), makesNew: true };
  const offers = isTyped ? [...(byCode ? [...ofCountries, ...ofPlaces] : [...ofPlaces, ...ofCountries]), ...ofTheWords, toMake] : [...ofPlaces.slice(0, 8), ...ofCountries];

  const put = (place: string | null, code: string | null) => {
    setValue(`${name}.placeId` as never, place as never, { shouldDirty: true });
    setValue(`${name}.country` as never, code as never, { shouldDirty: true });
    clear();
  };
  const putPlace = (id: string, itsName: string) => {
    setValue('names', { ...getValues('names'), [id]: itsName });
    put(id, null);
  };
  const make = async () => {
    const made = await client.search.makeOnTheSpot({ kind: 'place', words, language, country: null });
    putPlace(made.id, made.name);
  };
  const settle: Settle = async (isEnter, isStill) => {
    if (byCode) {
      put(null, byCode);
      return true;
    }
    const decision = await decide({ kind: 'place', within: null, words, language, country: null, makes: true }, isEnter);
    if (!isStill()) return false;
    if (decision.is === 'record') putPlace(decision.pick.id, text(decision.pick.name));
    if (decision.is === 'new') await make();
    return decision.is !== 'open';
  };
  const { onLeft, ...ofTheBox } = box(settle, () => making !== null);
  return (
    <div data-field="origin" data-ends-row>
      <ChoiceBox
        label={label}
        isHeadless
        placeholder={t('app:counts.fromHelp')}
        issue={issues.find((issue) => issue !== undefined) ?? notChosen}
        remark={<CountryDiffers country={`${name}.country`} place={`${name}.placeId`} />}
        value={placeId ? PLACE + placeId : country ? COUNTRY + country : null}
        shown={shown}
        {...ofTheBox}
        offers={offers}
        isSearching={places.isFetching || spot.isFetching}
        onChosen={({ id, text: itsName }) => {
          if (id === ON_THE_SPOT) void attempt(make);
          else if (id === NEW) setMaking(words);
          else if (id.startsWith(COUNTRY)) put(null, id.slice(COUNTRY.length));
          else putPlace(id.slice(PLACE.length), itsName);
        }}
        onEmptied={() => put(null, null)}
        onBlur={onLeft}
        inputRef={() => {}}
      />
      {making === null ? null : (
        <CreatePlace
          words={making}
          onDone={(id, itsName) => {
            if (id) putPlace(id, itsName);
            setMaking(null);
          }}
        />
      )}
    </div>
  );
}
