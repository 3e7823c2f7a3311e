/** One side of a conflict: what it says, who said it, and when. */

import type { ReactNode } from 'react';
import { type ConflictView, type ConflictsView, IN_TRASH } from '#shared/contract/merging.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { NO_LANGUAGE, languageName } from '#shared/domain/languages.ts';
import { paragraphsBeside } from '#shared/domain/merging.ts';
import { valueText } from '#shared/language/value-text.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';

type Texts = Readonly<Record<string, string>>;

/** A text paragraph by paragraph; those that the other side has otherwise are marked, and said to be. */
function Paragraphs({ text, beside }: { readonly text: string; readonly beside: string | null }) {
  const { t } = useWords();
  const paragraphs = beside === null ? text.split('\n').filter((line) => line.trim() !== '').map((line) => ({ text: line, isApart: false })) : paragraphsBeside(text, beside);
  // Where there is but one, that it differs goes without saying.
  const isMarked = paragraphs.length > 1;
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        <p key={index} className={isMarked && paragraph.isApart ? 'conflict-apart' : undefined}>
          {isMarked && paragraph.isApart ? <span className="conflict-apart-word">{t('app:conflicts.apart')} </span> : null}
          {paragraph.text}
        </p>
      ))}
    </>
  );
}

interface ValueProps {
  readonly conflict: ConflictView;
  readonly names: ConflictsView['names'];
  readonly value: unknown;
  /** What the side that it is held against says; null where it is held against none. */
  readonly beside: unknown;
}

export function Value({ conflict, names, value, beside }: ValueProps) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const { kind, field, languages } = conflict;
  if (field === IN_TRASH) return <p>{t(value === true ? 'app:conflicts.isGone' : 'app:conflicts.isKept')}</p>;
  if (languages.length === 0) return <p>{valueText({ t, language, names }, kind, field, value)}</p>;
  const [texts, others] = [(value ?? {}) as Texts, (beside ?? null) as Texts | null];
  return (
    <dl className="conflict-texts">
      {languages.map((tag) => (
        <div key={tag}>
          {tag === NO_LANGUAGE ? null : <dt>{languageName(tag, language)}</dt>}
          <dd lang={tag === NO_LANGUAGE ? undefined : tag}>{texts[tag] === undefined ? <span className="quiet">{t('domain:value.nothing')}</span> : <Paragraphs text={texts[tag]} beside={others?.[tag] ?? null} />}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SideProps extends ValueProps {
  readonly which: 'base' | 'ours' | 'theirs';
  readonly by: ConflictView['ours']['by'];
  readonly children?: ReactNode;
}

export function Side({ which, by, children, ...value }: SideProps) {
  const { t, i18n } = useWords();
  return (
    <div className={`conflict-side conflict-${which}`}>
      <h4>{t(`app:conflicts.side.${which}`)}</h4>
      <p className="written">{by ? t('app:merging.by', { author: by.author, at: formatMoment(by.at, interfaceLanguage(i18n.language)) }) : t(`app:conflicts.from.${which}`)}</p>
      <div className="conflict-value">
        <Value {...value} />
      </div>
      {children}
    </div>
  );
}
