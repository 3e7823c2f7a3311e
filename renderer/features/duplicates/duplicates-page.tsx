/** Records that may be the same thing written twice, group by group; one of them is compared at a time. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type MergeableKind, mergeableKinds } from '#shared/contract/duplicates.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { queries } from '../../api/client.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/status.tsx';
import { Texts, useText } from '../../ui/texts.tsx';
import { Compare } from './compare.tsx';
import './duplicates.css';

const SHOWN = 100;

function Groups({ kind }: { readonly kind: MergeableKind }) {
  const { t, i18n } = useWords();
  const text = useText();
  const language = interfaceLanguage(i18n.language);
  const { data } = useSuspenseQuery(queries.duplicates.find.queryOptions({ input: { kind, limit: SHOWN } }));
  const { of } = useSearch({ from: '/framed/duplicates/$kind' });
  const keyOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id).join(' ');
  // Whoever was led here by one of them compares its group.
  const led = data.clusters.find(({ records }) => records.some(({ id }) => id === of));
  const [open, setOpen] = useState<string | null>(led ? keyOf(led.records) : null);
  const list = useRef<HTMLUListElement>(null);
  /** The place in the list at which a group was merged: the next one stands there then. */
  const [done, setDone] = useState<number | null>(null);
  useEffect(() => {
    if (done === null) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>('[data-compare]') ?? [];
    (buttons[done] ?? buttons[buttons.length - 1] ?? document.querySelector<HTMLElement>('#main'))?.focus();
    setDone(null);
  }, [done, data]);
  if (data.clusters.length === 0) return <Empty>{t('app:duplicates.none')}</Empty>;
  return (
    <>
      <ul className="duplicate-groups" ref={list}>
        {data.clusters.map(({ likeness, records }, index) => {
          const key = keyOf(records);
          const names = records.map(({ name }) => (name ? text(name) : '')).join(', ');
          return (
            <li key={key} className="duplicate-group">
              <div className="duplicate-head">
                <ul className="duplicate-names">
                  {records.map(({ id, name, detail }) => {
                    const place = recordPlace(kind, id);
                    const said = [detail.place ? text(detail.place) : null, detail.country && countryName(detail.country, i18n.language), detail.dates && formatDate(detail.dates, language)].filter(Boolean).join(', ');
                    return (
                      <li key={id}>
                        {place ? <Link {...place}>{name ? <Texts texts={name} /> : id}</Link> : null} <span className="quiet">{said}</span>
                      </li>
                    );
                  })}
                </ul>
                <Tag>{t(`app:duplicates.likeness.${likeness}`)}</Tag>
                <Button data-compare aria-expanded={open === key} aria-label={open === key ? t('app:duplicates.close') : t('app:duplicates.compareThese', { names })} onPress={() => setOpen(open === key ? null : key)}>
                  {t(open === key ? 'app:duplicates.close' : 'app:duplicates.compare')}
                </Button>
              </div>
              {open === key ? (
                <Compare
                  kind={kind}
                  ids={records.map(({ id }) => id)}
                  onMerged={() => {
                    setOpen(null);
                    setDone(index);
                  }}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      {data.total > data.clusters.length ? <p className="quiet">{t('app:duplicates.more', { count: data.clusters.length })}</p> : null}
    </>
  );
}

export function DuplicatesPage() {
  const { t } = useWords();
  const asked = useParams({ from: '/framed/duplicates/$kind' }).kind;
  const kind = mergeableKinds.find((known) => known === asked) ?? 'organisation';
  const title = t('app:duplicates.title');
  return (
    <Page wide title={title} name={title} under={<span>{t('app:duplicates.lead')}</span>}>
      <nav className="duplicate-kinds" aria-label={title}>
        {mergeableKinds.map((known) => (
          <Link key={known} to="/duplicates/$kind" params={{ kind: known }} activeProps={{ 'aria-current': 'page' }}>
            {t(`domain:kinds.${known}`)}
          </Link>
        ))}
      </nav>
      <Groups key={kind} kind={kind} />
    </Page>
  );
}
