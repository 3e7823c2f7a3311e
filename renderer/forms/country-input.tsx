import { type ReactNode, useMemo } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { COUNTRY_CODES, countryName } from '#shared/domain/countries.ts';
import { readCountry } from '#shared/domain/country-names.ts';
import { fold } from '#shared/domain/fold.ts';
import { ChoiceBox, type Offer } from './choice-box.tsx';
import { anchorOf, useIssue } from './field.tsx';
import { type Settle, useTypedWords } from './typed-words.ts';

/** The countries whose name has a word that begins with what is typed, without regard to accents; all of them while nothing is. */
export function useCountries(typed: string): readonly Offer[] {
  const { i18n } = useWords();
  const all = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language);
    return COUNTRY_CODES.map((id) => ({ id, text: countryName(id, i18n.language) })).toSorted((a, b) => compare(a.text, b.text));
  }, [i18n.language]);
  const words = fold(typed);
  // What is meant by it exactly stands first: of "SI" not Sierra Leone.
  const meant = words === '' ? null : readCountry(typed);
  const found = all.filter(({ id, text }) => id === meant || ` ${fold(text)}`.includes(` ${words}`));
  return meant ? found.toSorted((one, other) => Number(other.id === meant) - Number(one.id === meant)) : found;
}

/** What Enter takes of the countries that fit: the only one. Who only leaves the field has chosen none of them. */
export function onlyOne(offers: readonly Offer[], isEnter: boolean): readonly string[] {
  return isEnter && offers.length === 1 ? offers.map(({ id }) => id) : [];
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  /** What is to be said of what is chosen, below the field. */
  readonly remark?: ReactNode;
}

/** A country by its name in the reader's language. */
export function CountryInput({ name, label, required = false, remark }: Props) {
  const { i18n } = useWords();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const { words, clear, notChosen, box } = useTypedWords(name);
  const value = (field.value as string | null) || null;
  const offers = useCountries(words);
  const settle: Settle = (isEnter) => {
    const code = readCountry(words) ?? onlyOne(offers, isEnter)[0];
    if (code) field.onChange(code);
    return Promise.resolve(code !== undefined);
  };
  const { onLeft, ...ofTheBox } = box(settle, () => false);
  return (
    <ChoiceBox
      anchor={anchorOf(name)}
      label={label}
      required={required}
      remark={remark}
      issue={issue ?? notChosen}
      value={value}
      shown={value ? countryName(value, i18n.language) : ''}
      {...ofTheBox}
      offers={offers}
      onChosen={({ id }) => {
        field.onChange(id);
        clear();
      }}
      onEmptied={() => field.onChange(null)}
      onBlur={() => {
        field.onBlur();
        onLeft();
      }}
      inputRef={field.ref}
    />
  );
}
