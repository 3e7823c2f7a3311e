/** The same question by choosing: each choice is written into the box, and what is typed there is chosen here. */

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { AskField } from '#shared/domain/asking/ask.ts';
import { valueName, valuesOf } from '#shared/domain/asking/names.ts';
import { type Read, numberBounds } from '#shared/domain/asking/read.ts';
import { boundsWritten, codeWritten, partOf, valuesAsked, withPart, written } from '#shared/domain/asking/write.ts';
import { COUNTRY_CODES, countryName } from '#shared/domain/countries.ts';
import { collator } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { useKeys } from '../../base/keys.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { useText } from '../../ui/texts.tsx';
import { BoundInput } from './bound-input.tsx';
import { RecordBox } from './record-box.tsx';
import { saying } from '../asking/said.ts';
import { useStays } from './stays.ts';
import './precisely.css';

const BUTTON = 'precisely';

const focusOn = (id: string) => document.getElementById(id)?.focus();

/** Opens the form, or closes it. */
export function PreciselyButton({ text, isOpen }: { readonly text: string; readonly isOpen: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { as } = useStays();
  return (
    <button
      type="button"
      id={BUTTON}
      className="button button-plain"
      aria-expanded={isOpen}
      onClick={() => void navigate({ to: '/search', search: { q: text, form: isOpen ? undefined : 'open', as }, replace: true })}
    >
      {t('app:search.precisely')}
    </button>
  );
}

interface Props {
  readonly text: string;
  readonly read: Read;
  readonly onAsk: (text: string) => void;
}

/** Fields with codes, in the order in which they are asked for. */
type Coded = 'kind' | 'status' | 'country' | 'mode' | 'role' | 'language' | 'has' | 'lacks';
const ANY = '';
const YEAR = /^\d{4}$/;

export function Precisely({ text, read, onAsk }: Props) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const navigate = useNavigate();
  const { as } = useStays();
  const frame = useRef<HTMLFormElement>(null);
  const say = saying(i18n);
  const textOf = useText();
  useEffect(() => frame.current?.querySelector<HTMLElement>('button, input')?.focus(), []);
  const close = () => {
    void navigate({ to: '/search', search: { q: text, as }, replace: true });
    focusOn(BUTTON);
  };
  useKeys({ leave: close });

  const countries = useMemo(() => {
    const { compare } = collator(language);
    return COUNTRY_CODES.toSorted((one, other) => compare(countryName(one, language), countryName(other, language)));
  }, [language]);

  const partFor = (field: AskField) => partOf(read, field === 'kind' ? ['kind', 'type'] : [field]);
  const put = (field: AskField, words: string | null) => onAsk(withPart(text, partFor(field), words));
  const chosenOf = (field: AskField) => valuesAsked(partFor(field)?.ask ?? { is: 'any' }, [field, ...(field === 'kind' ? (['type'] as const) : [])]);

  const coded = (field: Coded) => {
    const codes = field === 'country' ? countries : valuesOf(field);
    const chosen = chosenOf(field);
    // Several, or one that is not offered, are shown as they were typed.
    const isOffered = chosen.length === 0 || (chosen.length === 1 && codes.includes(chosen[0] ?? ''));
    const value = isOffered ? (chosen[0] ?? ANY) : chosen.join(' ');
    const typed = isOffered ? [] : [{ id: value, name: chosen.map((code) => say.value(field, code)).join(', ') }];
    return (
      <FilterSelect
        isLabelShown
        label={t(`app:search.fields.${field}`)}
        value={value}
        options={[{ id: ANY, name: t('app:search.any') }, ...typed, ...codes.map((id) => ({ id, name: valueName(field, id, language) }))]}
        onChange={(code) => {
          if (code !== value) put(field, code === ANY ? null : codeWritten(field, code, language));
        }}
      />
    );
  };

  const { data: programmes = [] } = useQuery(queries.programmes.list.queryOptions({}));
  const programme = () => {
    const value = chosenOf('programme').join(', ');
    const options = programmes.map(({ code, name }) => ({ id: code, name: textOf(name) }));
    const typed = value === ANY || options.some(({ id }) => id === value) ? [] : [{ id: value, name: value }];
    return (
      <FilterSelect
        isLabelShown
        label={t('app:search.fields.programme')}
        value={value}
        options={[{ id: ANY, name: t('app:search.any') }, ...typed, ...options]}
        onChange={(code) => {
          if (code !== value) put('programme', code === ANY ? null : written('programme', code, language));
        }}
      />
    );
  };

  const record = (field: 'project' | 'organisation' | 'place') => (
    <RecordBox kind={field} label={t(`app:search.fields.${field}`)} shown={chosenOf(field).join(', ')} onChosen={(name) => put(field, name === null ? null : written(field, name, language))} />
  );

  const days = partFor('date')?.ask;
  const [firstYear, lastYear] = days?.is === 'days' ? [days.from?.slice(0, 4) ?? '', days.to?.slice(0, 4) ?? ''] : ['', ''];
  const putYears = (from: string, to: string) => {
    const bounds = boundsWritten(from, to);
    put('date', bounds && written('date', bounds, language));
  };

  const boundsOf = (field: 'participants' | 'workPackage') => {
    const ask = partFor(field)?.ask;
    return ask?.is === 'number' ? [ask.from?.toString() ?? '', ask.to?.toString() ?? ''] as const : ['', ''] as const;
  };
  const [fewest, most] = boundsOf('participants');
  const [firstPackage, lastPackage] = boundsOf('workPackage');
  const putNumbers = (field: 'participants' | 'workPackage', bounds: string | null) => put(field, bounds && written(field, bounds, language));
  const isNumber = (typed: string) => /^\d{1,7}$/.test(typed);

  return (
    <form
      className="precisely"
      ref={frame}
      aria-label={t('app:search.precisely')}
      onSubmit={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-hit]')?.focus();
      }}
    >
      {coded('kind')}
      {coded('status')}
      {coded('country')}
      {record('place')}
      {coded('mode')}
      <div className="precisely-pair">
        <BoundInput label={t('app:search.yearFrom')} value={firstYear} isWhole={(typed) => YEAR.test(typed)} onSet={(from) => putYears(from, lastYear)} />
        <BoundInput label={t('app:search.yearTo')} value={lastYear} isWhole={(typed) => YEAR.test(typed)} onSet={(to) => putYears(firstYear, to)} />
      </div>
      {programme()}
      {record('project')}
      <BoundInput label={t('app:search.fields.workPackage')} value={boundsWritten(firstPackage, lastPackage) ?? ''} isWhole={(typed) => numberBounds(typed) !== null} onSet={(typed) => putNumbers('workPackage', typed || null)} />
      {record('organisation')}
      {coded('role')}
      {coded('language')}
      <div className="precisely-pair">
        <BoundInput label={t('app:search.participantsFrom')} value={fewest} isWhole={isNumber} onSet={(from) => putNumbers('participants', boundsWritten(from, most))} />
        <BoundInput label={t('app:search.participantsTo')} value={most} isWhole={isNumber} onSet={(to) => putNumbers('participants', boundsWritten(fewest, to))} />
      </div>
      {coded('has')}
      {coded('lacks')}
      {/* Enter in a field goes to what was found. */}
      <button type="submit" className="only-heard">
        {t('app:search.toHits')}
      </button>
    </form>
  );
}
