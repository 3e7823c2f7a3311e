/** What came of a merge, and what is to be done next. */

import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MergeView, MergedView } from '#shared/contract/merging.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useText } from '../../ui/texts.tsx';

/** Kinds that two people make of the same thing. */
const MADE_TWICE = ['organisation', 'place', 'person', 'event'] as const;

/** Groups of records that may be one are looked through so far. */
const LOOKED_AT = 500;

/** What the merge brought and somebody may have recorded here as well. */
function Doubles({ view }: { readonly view: MergeView }) {
  const { t } = useWords();
  const text = useText();
  const fresh = new Set(view.records.flatMap(({ id, what }) => (what === 'new' ? [id] : [])));
  const found = useQueries({ queries: MADE_TWICE.map((kind) => queries.duplicates.find.queryOptions({ input: { kind, limit: LOOKED_AT }, enabled: view.records.some((line) => line.kind === kind && line.what === 'new') })) });
  const lines = MADE_TWICE.flatMap((kind, at) => (found[at]?.data?.clusters ?? []).flatMap(({ records }) => {
    const brought = records.find(({ id }) => fresh.has(id));
    return brought ? [{ kind, id: brought.id, names: records.map(({ name }) => (name ? text(name) : '')).join(', ') }] : [];
  }));
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn">
      <p>{t('app:merging.doubles', { count: lines.length })}</p>
      <ul>
        {lines.map(({ kind, id, names }) => (
          <li key={id}>
            <Link to="/duplicates/$kind" params={{ kind }} search={{ of: id }}>
              {names}
            </Link>{' '}
            <span className="quiet">{t(`domain:kind.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface Props {
  readonly view: MergeView;
  readonly merged: MergedView;
  readonly onUndone: () => void;
}

export function Merged({ view, merged: { action, counts, missing }, onUndone }: Props) {
  const { t, i18n } = useWords();
  const attempt = useAttempt();
  const number = (count: number) => numberFormat(interfaceLanguage(i18n.language)).format(count);
  if (action === null) return <Notice tone="info">{t('app:merging.nothing')}</Notice>;
  const told = (['new', 'photos', 'changed', 'deleted'] as const).filter((what) => counts[what] > 0);
  const undo = () =>
    void attempt(async () => {
      await client.history.undo({ action });
      onUndone();
    });
  return (
    <>
      <Notice tone="info" action={<Button onPress={undo}>{t('app:undo.undo')}</Button>}>
        <p>{t('app:merging.done')}</p>
        {told.length > 0 ? <p>{told.map((what) => `${t(`app:merging.counts.${what}`)}: ${number(counts[what])}`).join(' · ')}</p> : null}
      </Notice>
      {counts.conflicts > 0 ? (
        <Notice tone="warn" action={<LinkButton to="/conflicts">{t('app:conflicts.open')}</LinkButton>}>
          {t('app:merging.differently', { count: counts.conflicts })}
        </Notice>
      ) : null}
      {missing.length > 0 ? <Notice tone="warn">{t('app:merging.missing', { count: missing.length })}</Notice> : null}
      <Doubles view={view} />
      <p className="quiet">{t('app:merging.otherWay')}</p>
    </>
  );
}
