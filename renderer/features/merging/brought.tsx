/** What another copy brings, in words and by record, before anything happens. */

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { IN_TRASH, type MergeLine, type MergeView } from '#shared/contract/merging.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { useFieldName } from '../../forms/field-name.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Texts } from '../../ui/texts.tsx';

/** Records that are told of at first. */
const SHOWN = 40;

const COUNTED = ['new', 'photos', 'changed', 'deleted', 'conflicts', 'same'] as const;

function Line({ line }: { readonly line: MergeLine }) {
  const { t } = useWords();
  const fieldName = useFieldName();
  const { kind, id, name, what, rows } = line;
  // What is new is not here yet, and has no page.
  const place = what === 'new' ? null : recordPlace(kind, id);
  const called = name ? <Texts texts={name} /> : t('app:merging.nameless');
  const fields = line.fields.filter((field) => field !== IN_TRASH).map((field) => fieldName(kind, field));
  const said = [t(`app:merging.what.${what}`), fields.join(', '), rows > 0 ? t('app:merging.rows', { count: rows }) : ''];
  return (
    <li>
      <span className="quiet">{t(`domain:kind.${kind}`)} </span>
      {place ? <Link {...place}>{called}</Link> : called}
      <span className="written">{said.filter((part) => part !== '').join(' · ')}</span>
    </li>
  );
}

function Records({ view: { records, total } }: { readonly view: MergeView }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(SHOWN);
  if (total === 0) return null;
  return (
    <div className="merge-records">
      <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t(isOpen ? 'app:merging.hideRecords' : 'app:merging.showRecords', { count: total })}
      </Button>
      {isOpen ? (
        <>
          <ul className="lines" aria-label={t('app:merging.records')}>
            {records.slice(0, shown).map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
          {records.length > shown ? <Button onPress={() => setShown(records.length)}>{t('app:merging.allRecords', { count: records.length })}</Button> : null}
          {total > records.length && shown >= records.length ? <p className="quiet">{t('app:merging.moreRecords', { count: total - records.length })}</p> : null}
        </>
      ) : null}
    </div>
  );
}

/** Whose copy it is, and how it stands to this one. */
function Standing({ view }: { readonly view: MergeView }) {
  const { t } = useWords();
  const { standing, lost, lacks, missing } = view;
  return (
    <>
      {standing === 'news' ? null : <Notice tone="info">{t(`app:merging.standing.${standing}`)}</Notice>}
      {lost > 0 ? <Notice tone="warn">{t('app:merging.lost', { count: lost })}</Notice> : null}
      {missing > 0 ? <Notice tone="warn">{t('app:merging.missing', { count: missing })}</Notice> : null}
      {lacks > 0 && lost === 0 && standing === 'news' ? <p className="quiet">{t('app:merging.lacks', { count: lacks })}</p> : null}
    </>
  );
}

export function Brought({ view }: { readonly view: MergeView }) {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const { other, counts, standing } = view;
  const number = (count: number) => numberFormat(language).format(count);
  return (
    <>
      <Facts>
        <Fact name={t(other.isBackup ? 'app:merging.backupOf' : 'app:merging.other')}>
          {other.name}
          <span className="written">{other.place}</span>
        </Fact>
        {other.at ? <Fact name={t('app:merging.newest')}>{t('app:merging.by', { author: other.author, at: formatMoment(other.at, language) })}</Fact> : null}
        {standing === 'news'
          ? COUNTED.filter((what) => counts[what] > 0).map((what) => (
              <Fact key={what} name={t(`app:merging.counts.${what}`)}>
                <span className="number">{number(counts[what])}</span> <span className="quiet">{t(`app:merging.means.${what}`)}</span>
              </Fact>
            ))
          : null}
      </Facts>
      <Standing view={view} />
      {standing === 'news' ? <Records view={view} /> : null}
    </>
  );
}
