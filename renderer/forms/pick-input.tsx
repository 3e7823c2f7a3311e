/** Chooses a record of the archive, found as its name is typed; a new one can be made on the spot. */

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import type { PickKind, PickView, SpotView } from '#shared/contract/search.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { fits, fold } from '#shared/domain/fold.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { client, queries } from '../api/client.ts';
import { useAttempt } from '../base/commands.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useText } from '../ui/texts.tsx';
import { ChoiceBox, type Offer } from './choice-box.tsx';
import { anchorOf, useIssue } from './field.tsx';
import { decide, isSpotKind, useSpotWords } from './pick-decide.ts';
import { type Settle, useTypedWords } from './typed-words.ts';

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
  /** What was typed before the box was there. */
  readonly begun?: string | undefined;
  /** The country that is given around the field, in which a new place is. */
  readonly country?: () => string | null;
}

/** What the records that a form has chosen are called, by id. */
export type Names = Readonly<Record<string, string>>;

const NEW = 'new';
const ON_THE_SPOT = 'on the spot';
const AT_HOME = 'at home';

/** The country that a town is in of which somebody who writes in a language says none. */
const HOME: { readonly [L in InterfaceLanguage]?: string } = { sl: 'SI' };

/** Words that lack nothing but their country: a new town, or an organisation in one. */
const isAtHome = (kind: PickKind, { existing, country, place, isPlaceNew }: SpotView) => existing === null && country === null && (kind === 'place' || (place !== null && isPlaceNew));

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
export function useShownName(kind: PickKind, id: string | null): string {
  const { t } = useWords();
  const nameOf = useNameOfPick();
  const { getValues } = useFormContext<{ names: Names }>();
  const known = useChosen(kind, id);
  // The form keeps what chosen records are called beside their ids, in its draft too.
  const name = (id ? getValues('names')?.[id] : '') || (known ? nameOf(known) : '');
  return known?.inTrash ? t('app:pick.inTrash', { name }) : name;
}

export function PickInput({ name, label, kind, within = null, help, required = false, create, begun, country }: Props) {
  const { t, i18n } = useWords();
  const nameOf = useNameOfPick();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const attempt = useAttempt();
  const spotWords = useSpotWords();
  const language = interfaceLanguage(i18n.language);
  const { getValues, setValue } = useFormContext<{ names: Names }>();
  const value = (field.value as string | null) || null;
  const shown = useShownName(kind, value);
  const { typed, words, clear, notChosen, box } = useTypedWords(name, begun);
  /** The words for which a new record is being made; null while none is. */
  const [making, setMaking] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const found = useQuery(queries.search.pick.queryOptions({ input: { kind, words, within }, placeholderData: (before) => before }));
  const text = useText();
  const asked = { kind, within, words, language, country: country?.() ?? null, makes: create !== undefined };
  const onTheSpot = useQuery({
    ...queries.search.onTheSpot.queryOptions({ input: { kind: isSpotKind(kind) ? kind : 'place', words: asked.words, language, country: asked.country } }),
    enabled: asked.makes && isSpotKind(kind) && asked.words.trim() !== '',
  });
  const detailOf = ({ detail, place }: PickView) => {
    if (place) return text(place);
    return kind === 'place' && detail ? countryName(detail, i18n.language) : kind === 'event' && detail ? formatDate(detail, language) : '';
  };
  // Until what was typed is looked for, what was found before stands there, as far as it fits: who chooses at once gets nothing else.
  const isSearching = found.isPlaceholderData;
  const stays = (pick: PickView) => !isSearching || fits(nameOf(pick), typed ?? '');
  const offers: Offer[] = (found.data ?? []).filter(stays).map((pick) => ({ id: pick.id, text: nameOf(pick), detail: detailOf(pick) }));
  const spot = onTheSpot.data?.isComplete ? onTheSpot.data : null;
  // A town of which no country was said is most often at home: it is offered there, and made only when that is chosen.
  const home = HOME[language];
  const isThere = offers.some(({ text: its }) => fold(its) === fold(words));
  const lacking = !spot && !isThere && home && onTheSpot.data && isAtHome(kind, onTheSpot.data) ? { ...onTheSpot.data, country: home } : null;
  const ofTheWords: Offer[] = [...(spot ? [{ id: ON_THE_SPOT, text: spotWords(spot), makesNew: true }] : []), ...(lacking ? [{ id: AT_HOME, text: spotWords(lacking), makesNew: true }] : [])];
  const toMake: Offer = { id: NEW, text: typed ? t('app:pick.createNamed', { name: typed }) : t('app:pick.create'), makesNew: true };

  const take = (id: string, itsName: string) => {
    setValue('names', { ...getValues('names'), [id]: itsName });
    field.onChange(id);
  };
  const make = async (country = asked.country) => {
    if (!isSpotKind(kind)) return;
    const made = await client.search.makeOnTheSpot({ kind, words, language, country });
    take(made.id, made.name);
    clear();
  };
  /** The focus leaves for the form of a new record: that is what becomes of the words. */
  const leavesToMake = useRef(false);
  const choose = ({ id, text: itsName, makesNew }: Offer) => {
    if (id === ON_THE_SPOT) return void attempt(() => make());
    if (id === AT_HOME) return void attempt(() => make(home));
    if (makesNew) {
      leavesToMake.current = true;
      return setMaking(typed ?? '');
    }
    if (id !== value) take(id, itsName);
    clear();
  };
  const settle: Settle = async (isEnter, isStill) => {
    const decision = await decide(asked, isEnter);
    if (!isStill()) return false;
    if (decision.is === 'record') take(decision.pick.id, nameOf(decision.pick));
    if (decision.is === 'new') await make();
    return decision.is !== 'open';
  };
  const { onLeft, ...ofTheBox } = box(settle, () => {
    const leaves = leavesToMake.current;
    leavesToMake.current = false;
    return leaves;
  });

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
        issue={issue ?? notChosen}
        value={value}
        shown={shown}
        {...ofTheBox}
        offers={create && !isSearching ? [...offers, ...ofTheWords, toMake] : offers}
        isSearching={found.isFetching || onTheSpot.isFetching}
        onChosen={choose}
        // Who deletes the name means none; who only passes by means nothing.
        onEmptied={() => field.onChange(null)}
        onBlur={() => {
          field.onBlur();
          onLeft();
        }}
        inputRef={(element) => {
          input.current = element;
          field.ref(element);
        }}
      />
      {making !== null && create
        ? create(making, (id, itsName) => {
            if (id) {
              take(id, itsName);
              clear();
            }
            setMaking(null);
          })
        : null}
    </>
  );
}
