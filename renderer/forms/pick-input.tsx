/** Chooses a record of the archive, found as its name is typed; a new one can be made on the spot. */

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import type { PickKind, PickView } from '#shared/contract/search.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { fits } from '#shared/domain/fold.ts';
import { queries } from '../api/client.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useText } from '../ui/texts.tsx';
import { ChoiceBox, type Offer } from './choice-box.tsx';
import { anchorOf, useIssue } from './field.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly kind: PickKind;
  /** For work packages, the project they must belong to. */
  readonly within?: string | null;
  readonly help?: string | undefined;
  readonly required?: boolean;
  /** Opens a form for a new record with the words typed so far, and gives its id and name back; empty ones where none was made. */
  readonly create?: (words: string, done: (id: string, name: string) => void) => ReactNode;
}

/** What the records that a form has chosen are called, by id. */
export type Names = Readonly<Record<string, string>>;

const NEW = 'new';

/** A record that a form has chosen, as the archive knows it now; null while none is chosen or it is not known yet. */
export function useChosen(kind: PickKind, id: string | null) {
  const { data } = useQuery({ ...queries.search.chosen.queryOptions({ input: { kind, id: id ?? '' } }), enabled: id !== null });
  return id === null ? null : (data ?? null);
}

/** "WP 1 – Vodenje projekta": what stands before a name, and the name. */
function useNameOfPick(): (pick: PickView) => string {
  const text = useText();
  return ({ label, name }) => {
    const full = text(name);
    return label && full && label !== full ? `${label} – ${full}` : full || (label ?? '');
  };
}

/** What the chosen record is called: by the form itself, else by the archive; what is in the trash says so. */
function useShownName(kind: PickKind, id: string | null): string {
  const { t } = useWords();
  const nameOf = useNameOfPick();
  const { getValues } = useFormContext<{ names: Names }>();
  const known = useChosen(kind, id);
  // The form keeps what chosen records are called beside their ids, in its draft too.
  const name = (id ? getValues('names')?.[id] : '') || (known ? nameOf(known) : '');
  return known?.inTrash ? t('app:pick.inTrash', { name }) : name;
}

export function PickInput({ name, label, kind, within = null, help, required = false, create }: Props) {
  const { t, i18n } = useWords();
  const nameOf = useNameOfPick();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const { getValues, setValue } = useFormContext<{ names: Names }>();
  const value = (field.value as string | null) || null;
  const shown = useShownName(kind, value);
  const [typed, setTyped] = useState<string | null>(null);
  /** The words for which a new record is being made; null while none is. */
  const [making, setMaking] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const found = useQuery(queries.search.pick.queryOptions({ input: { kind, words: typed ?? '', within }, placeholderData: (before) => before }));
  const detailOf = (detail: string | null) => (kind === 'place' && detail ? countryName(detail, i18n.language) : kind === 'event' && detail ? formatDate(detail, interfaceLanguage(i18n.language)) : '');
  // Until what was typed is looked for, what was found before stands there, as far as it fits: who chooses at once gets nothing else.
  const isSearching = found.isPlaceholderData;
  const stays = (pick: PickView) => !isSearching || fits(nameOf(pick), typed ?? '');
  const offers: Offer[] = (found.data ?? []).filter(stays).map((pick) => ({ id: pick.id, text: nameOf(pick), detail: detailOf(pick.detail) }));
  const toMake: Offer = { id: NEW, text: typed ? t('app:pick.createNamed', { name: typed }) : t('app:pick.create'), makesNew: true };

  const take = (id: string, itsName: string) => {
    setValue('names', { ...getValues('names'), [id]: itsName });
    field.onChange(id);
  };
  const choose = ({ id, text, makesNew }: Offer) => {
    if (makesNew) return setMaking(typed ?? '');
    if (id !== value) take(id, text);
    setTyped(null);
  };

  // The field that asked for a new record has the focus again when that is done, with what was made in it.
  const wasMaking = useRef(false);
  useEffect(() => {
    if (wasMaking.current && making === null) input.current?.focus();
    wasMaking.current = making !== null;
  }, [making]);

  return (
    <>
      <ChoiceBox
        anchor={anchorOf(name)}
        label={label}
        required={required}
        help={help}
        issue={issue}
        value={value}
        shown={shown}
        typed={typed}
        onTyped={setTyped}
        offers={create && !isSearching ? [...offers, toMake] : offers}
        onChosen={choose}
        // Who deletes the name means none; who only passes by means nothing.
        onEmptied={() => field.onChange(null)}
        onBlur={field.onBlur}
        inputRef={(element) => {
          input.current = element;
          field.ref(element);
        }}
      />
      {making !== null && create
        ? create(making, (id, itsName) => {
            if (id) take(id, itsName);
            setMaking(null);
          })
        : null}
    </>
  );
}
