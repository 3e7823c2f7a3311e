/** What the hits are, counted by their values; each narrows the question to itself. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import type { FacetsFound, FindableKind } from '#shared/contract/search.ts';
import type { AskField } from '#shared/domain/asking/ask.ts';
import type { Part, Read } from '#shared/domain/asking/read.ts';
import { codeWritten, valuesAsked, withPart, written } from '#shared/domain/asking/write.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { saying } from './said.ts';
import './facets.css';

/** Values of a field that are shown at once. */
const FEW = 6;

type Facet = FacetsFound['facets'][number];
type CodedField = Parameters<typeof codeWritten>[0];

/** @param kind those of this kind alone; null for all there is */
export function useFacets(words: string, kind: FindableKind | null = null): FacetsFound | null {
  const { i18n } = useWords();
  return useQuery(queries.search.facets.queryOptions({ input: { words, language: i18n.language, kind }, placeholderData: keepPreviousData })).data ?? null;
}

/** What records are called that questions name by their ids. */
export function namesIn(found: FacetsFound | null): ReadonlyMap<string, string> {
  return new Map((found?.facets ?? []).flatMap(({ values }) => values.flatMap(({ value, name }): [string, string][] => (name === null ? [] : [[value, name]]))));
}

/** The part of a question that asks for a value already. */
export function askedAlready({ parts }: Read, field: AskField, value: string): Part | null {
  return parts.find(({ ask }) => (field === 'date' ? ask.is === 'days' && ask.from === `${value}-01-01` && ask.to === `${value}-12-31` : valuesAsked(ask, [field]).includes(value))) ?? null;
}

interface OfFacet {
  readonly text: string;
  readonly read: Read;
  /** Where a question is asked. */
  readonly place: (text: string) => LinkProps;
}

interface ValuesProps extends OfFacet {
  readonly facet: Facet;
  readonly onChosen: (facetValue: string) => void;
}

function Values({ text, read, place, facet: { field, values }, onChosen }: ValuesProps) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const [isWhole, setWhole] = useState(false);
  const title = useId();
  const say = saying(i18n);
  const name = t(`app:search.fields.${field}`);
  const writtenAs = (value: string, isRecord: boolean) => (isRecord || field === 'date' ? written(field, value, language) : codeWritten(field as CodedField, value, language));
  return (
    <section className="facet" aria-labelledby={title}>
      <div className="facet-title" id={title}>
        {name}
      </div>
      <ul>
        {(isWhole ? values : values.slice(0, FEW)).map((one) => {
          const part = askedAlready(read, field, one.value);
          return (
            <li key={one.value}>
              <Link
                {...place(withPart(text, part, part ? null : writtenAs(one.value, one.name !== null)))}
                className="facet-value"
                data-facet={`${field} ${one.value}`}
                onClick={() => onChosen(`${field} ${one.value}`)}
                {...(part ? { 'aria-current': 'true' as const, title: t('app:search.takeOut') } : {})}
              >
                <span className="facet-name">{one.name ?? say.value(field, one.value)}</span>
                <span className="number">{numberFormat(language).format(one.count)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {values.length > FEW ? (
        <button type="button" className="facet-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'app:search.fewerValues' : 'app:search.moreValues')}
          <span className="only-heard">, {name}</span>
        </button>
      ) : null}
    </section>
  );
}

interface Props extends OfFacet {
  readonly found: FacetsFound;
}

export function Facets({ found, ...asked }: Props) {
  const { t } = useWords();
  const frame = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  // The value that was chosen keeps the focus, wherever among the others it stands now.
  const chosen = useRef<string | null>(null);
  useEffect(() => {
    if (chosen.current === null || document.activeElement !== document.body) return;
    [...(frame.current?.querySelectorAll<HTMLElement>('[data-facet]') ?? [])].find(({ dataset }) => dataset.facet === chosen.current)?.focus();
  }, [found]);
  return (
    <aside className={isOpen ? 'facets facets-open' : 'facets'} ref={frame} aria-label={t('app:search.narrow')}>
      <button type="button" className="button button-plain facets-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('app:search.narrow')}
      </button>
      <div className="facets-all">
        {found.facets.map((facet) => (
          <Values key={facet.field} facet={facet} {...asked} onChosen={(facetValue) => (chosen.current = facetValue)} />
        ))}
      </div>
    </aside>
  );
}
