/** What can be done with a record from its page: edit, see its history, put it in the trash. */

import { useQuery } from '@tanstack/react-query';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useWords } from '../../base/words.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { client, queries } from '../../api/client.ts';
import { useAttempt, useRemove } from '../../base/commands.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useKeys } from '../../base/keys.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Writing } from '../../ui/writing.tsx';
import { Duplicate } from './duplicate.tsx';
import { HistoryPanel } from './history-panel.tsx';

interface Props {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  /** The form; none for records that are edited in place. */
  readonly edit?: LinkProps;
  /** Where to go when the record is gone. */
  readonly after: LinkProps;
}

interface Part {
  readonly kind: FindableKind;
  readonly count: number;
}

interface Asked {
  readonly goesWith: readonly Part[];
  readonly pointsTo: readonly Part[];
}

function Counted({ title, parts }: { readonly title: string; readonly parts: readonly Part[] | undefined }) {
  const { t } = useWords();
  if (!parts || parts.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="lines">
        {parts.map((part) => (
          <li key={part.kind}>{t(`app:counted.${part.kind}`, { count: part.count })}</li>
        ))}
      </ul>
    </>
  );
}

export function RecordActions({ kind, id, name, edit, after }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const attempt = useAttempt();
  const removeRecord = useRemove();
  const [history, setHistory] = useState(false);
  const [asking, setAsking] = useState<Asked | null>(null);
  // The question is on its way from the archive: Escape takes it back before it is there.
  const [onItsWay, setOnItsWay] = useState(false);
  const wanted = useRef(false);
  const draft = useQuery({ ...queries.drafts.of.queryOptions({ input: { recordId: id } }), enabled: edit !== undefined });
  const remove = () => void removeRecord(kind, id, () => void navigate(after));
  const want = (wish: boolean) => {
    wanted.current = wish;
    setOnItsWay(wish);
  };
  const ask = () =>
    attempt(async () => {
      want(true);
      const preview = await client.trash.preview({ kind, id }).finally(() => setOnItsWay(false));
      if (!wanted.current) return;
      // Nothing goes with it, nothing misses it, and undo brings it back: no question then.
      if (preview.goesWith.length + preview.pointsTo.length === 0) remove();
      else setAsking(preview);
    });
  useKeys({ ...(edit ? { edit: () => void navigate(edit) } : {}), ...(onItsWay ? { leave: () => want(false) } : {}) });
  const editing = draft.data ? t('app:record.continueDraft') : t('app:record.edit');
  useCommands([
    ...(edit ? [{ id: 'edit', name: editing, also: t('app:palette.also.edit'), shortcut: 'edit' as const, writes: true, does: { place: edit } }] : []),
    { id: 'history', name: t('app:record.history'), also: t('app:palette.also.history'), does: { run: () => setHistory(true) } },
    { id: 'delete', name: t('app:record.delete'), also: t('app:palette.also.delete'), writes: true, does: { run: () => void ask() } },
  ]);
  return (
    <>
      {edit ? (
        <LinkButton {...edit} look="primary">
          {editing}
        </LinkButton>
      ) : null}
      <Writing>{edit ? <Duplicate kind={kind} name={name} edit={edit} /> : null}</Writing>
      <Button onPress={() => setHistory(true)}>{t('app:record.history')}</Button>
      <Writing>
        <Button look="danger" onPress={() => void ask()}>
          {t('app:record.delete')}
        </Button>
      </Writing>
      <HistoryPanel kind={kind} id={id} name={name} isOpen={history} onOpenChange={setHistory} />
      <Confirm
        title={t('app:trash.askTitle', { name })}
        isOpen={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        confirm={t('app:trash.confirm')}
        onConfirm={remove}
      >
        <Counted title={t('app:trash.goesWith')} parts={asking?.goesWith} />
        <Counted title={t('app:trash.pointsTo')} parts={asking?.pointsTo} />
        <p>{t('app:trash.staysRestorable')}</p>
      </Confirm>
    </>
  );
}
