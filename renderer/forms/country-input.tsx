import { type ReactNode, useMemo, useState } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { COUNTRY_CODES, countryName } from '#shared/domain/countries.ts';
import { fold } from '#shared/domain/fold.ts';
import { ChoiceBox, type Offer } from './choice-box.tsx';
import { anchorOf, useIssue } from './field.tsx';

/** The countries whose name has a word that begins with what is typed, without regard to accents; all of them while nothing is. */
export function useCountries(typed: string): readonly Offer[] {
  const { i18n } = useWords();
  const all = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language);
    return COUNTRY_CODES.map((id) => ({ id, text: countryName(id, i18n.language) })).toSorted((a, b) => compare(a.text, b.text));
  }, [i18n.language]);
  const words = fold(typed);
  return all.filter(({ text }) => ` ${fold(text)}`.includes(` ${words}`));
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
  const [typed, setTyped] = useState<string | null>(null);
  const value = (field.value as string | null) || null;
  return (
    <ChoiceBox
      anchor={anchorOf(name)}
      label={label}
      required={required}
      remark={remark}
      issue={issue}
      value={value}
      shown={value ? countryName(value, i18n.language) : ''}
      typed={typed}
      onTyped={setTyped}
      offers={useCountries(typed ?? '')}
      onChosen={({ id }) => {
        field.onChange(id);
        setTyped(null);
      }}
      onEmptied={() => field.onChange(null)}
      onBlur={field.onBlur}
      inputRef={field.ref}
    />
  );
}
