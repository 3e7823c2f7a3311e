/** What two copies said differently: decided field by field, a record at once, or all by one rule; now or later. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type ConflictView, type Decision, IN_TRASH, MOST_DECIDED } from '#shared/contract/merging.ts';
import type { Kind } from '#shared/contract/records.ts';
import type { Multilingual } from '#shared/domain/languages.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { useAttempt, useUndo } from '../../base/commands.ts';
import { useSay } from '../../base/messages.ts';
import { recordPlace } from '../../base/places.ts';
import { useWords } from '../../base/words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { Texts } from '../../ui/texts.tsx';
import { ConflictCard, decisionFor } from './conflict-card.tsx';
import './conflicts.css';

/** Shown at once. */
const SHOWN = 100;

type Rule = 'ours' | 'theirs';
const RULES = ['ours', 'theirs'] as const;

interface Group {
  readonly kind: Kind;
  readonly id: string;
  readonly name: Multilingual | null;
  readonly conflicts: readonly ConflictView[];
}

/** By the record whose page tells of them. */
function groupsOf(conflicts: readonly ConflictView[]): Group[] {
  return [...Map.groupBy(conflicts, ({ owner, recordId }) => owner?.id ?? recordId)].flatMap(([id, found]) => {
    const [first] = found;
    return first ? [{ kind: first.owner?.kind ?? first.kind, id, name: first.owner ? first.owner.name : first.name, conflicts: found }] : [];
  });
}

type Decide = (conflicts: readonly Pick<ConflictView, 'id'>[], decision: Decision) => void;

interface GroupProps {
  readonly group: Group;
  readonly names: Parameters<typeof ConflictCard>[0]['names'];
  readonly isDisabled: boolean;
  readonly decide: Decide;
}

function RecordConflicts({ group: { kind, id, name, conflicts }, names, isDisabled, decide }: GroupProps) {
  const { t } = useWords();
  const isInTrash = conflicts.some(({ recordId, field, now }) => recordId === id && field === IN_TRASH && now === true);
  const place = isInTrash ? null : recordPlace(kind, id);
  const called = name ? <Texts texts={name} /> : t('app:merging.nameless');
  return (
    <section className="conflict-record">
      <header className="conflict-head">
        <h2>
          <span className="page-kind">{t(`domain:kind.${kind}`)}</span>
          {place ? <Link {...place}>{called}</Link> : called}
        </h2>
        {conflicts.length > 1 ? (
          <div className="conflict-rule">
            {RULES.map((rule) => (
              <Button key={rule} look="quiet" isDisabled={isDisabled} onPress={() => decide(conflicts, { take: rule })}>
                {t(`app:conflicts.record.${rule}`)}
              </Button>
            ))}
          </div>
        ) : null}
      </header>
      {conflicts.map((conflict) => (
        <ConflictCard key={conflict.id} conflict={conflict} names={names} isDisabled={isDisabled} onDecide={(decision) => decide([conflict], decision)} />
      ))}
    </section>
  );
}

interface AllProps {
  readonly total: number;
  readonly isDisabled: boolean;
  readonly onRule: (rule: Rule) => void;
}

/** One rule for all that waits, said before it is done. */
function AllAtOnce({ total, isDisabled, onRule }: AllProps) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Rule | null>(null);
  const rule = asked ?? 'ours';
  const count = Math.min(total, MOST_DECIDED);
  return (
    <div className="conflict-rule">
      {RULES.map((one) => (
        <Button key={one} isDisabled={isDisabled} onPress={() => setAsked(one)}>
          {t(`app:conflicts.everywhere.${one}`)}
        </Button>
      ))}
      <Confirm title={t(`app:conflicts.ask.${rule}`)} isOpen={asked !== null} onOpenChange={(open) => (open ? undefined : setAsked(null))} confirm={t(`app:conflicts.everywhere.${rule}`)} onConfirm={() => onRule(rule)}>
        <p>{t(`app:conflicts.askHelp.${rule}`, { count })}</p>
      </Confirm>
    </div>
  );
}

/** Goes from one conflict to the next by the arrows, and decides by 1, 2 and 3 the one that has the focus. */
function onKeys(event: KeyboardEvent<HTMLElement>, decide: (id: string, key: string) => boolean): void {
  if (!(event.target instanceof HTMLElement) || event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-conflict]')];
  const at = cards.findIndex((card) => card.contains(event.target as Node));
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const next = step === 0 ? undefined : cards[at + step];
  next?.focus();
  if (next || decide(cards[at]?.dataset.conflict ?? '', event.key)) event.preventDefault();
}

function Waiting({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useWords();
  const say = useSay();
  const attempt = useAttempt();
  const { undoAction } = useUndo();
  const { data } = useSuspenseQuery(queries.merging.conflicts.queryOptions({ input: { limit: SHOWN } }));
  const [isBusy, setBusy] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  /** The place of what was decided: the next one stands there then. */
  const [done, setDone] = useState<number | null>(null);
  useEffect(() => {
    if (done === null) return;
    const cards = list.current?.querySelectorAll<HTMLElement>('[data-conflict]') ?? [];
    (cards[done] ?? cards[cards.length - 1] ?? document.querySelector<HTMLElement>('#main'))?.focus();
    setDone(null);
  }, [done]);

  const resolve = (conflicts: readonly Pick<ConflictView, 'id'>[], decision: Decision, at: number) =>
    attempt(async () => {
      setBusy(true);
      try {
        const { action } = await client.merging.resolve({ decisions: conflicts.map(({ id }) => ({ conflict: id, decision })) });
        await queryClient.invalidateQueries({ queryKey: queries.merging.key() });
        say(t('app:conflicts.decided', { count: conflicts.length }), { action: { label: t('app:undo.undo'), run: () => undoAction(action) } });
        setDone(at);
      } finally {
        setBusy(false);
      }
    });
  const groups = groupsOf(data.conflicts);
  const order = groups.flatMap(({ conflicts }) => conflicts.map(({ id }) => id));
  const decide: Decide = (conflicts, decision) => void resolve(conflicts, decision, order.indexOf(conflicts[0]?.id ?? ''));
  const decideByKey = (id: string, key: string) => {
    const conflict = data.conflicts.find((one) => one.id === id);
    const decision = conflict ? decisionFor(conflict, key) : null;
    if (conflict && decision && !isBusy && !isReadOnly) decide([conflict], decision);
    return decision !== null;
  };
  const everywhere = (rule: Rule) =>
    void attempt(async () => {
      const { conflicts } = data.total > data.conflicts.length ? await client.merging.conflicts({ limit: MOST_DECIDED }) : data;
      await resolve(conflicts, { take: rule }, 0);
    });
  if (data.total === 0) return <Empty action={<LinkButton to="/merge">{t('app:merging.title')}</LinkButton>}>{t('app:conflicts.none')}</Empty>;
  return (
    <>
      {isReadOnly ? <Notice tone="warn">{t('app:merging.readOnly')}</Notice> : null}
      <div className="conflict-top">
        <p>{t('app:conflicts.waiting', { count: data.total })}</p>
        {data.total > 1 ? <AllAtOnce total={data.total} isDisabled={isReadOnly || isBusy} onRule={everywhere} /> : null}
      </div>
      <p className="quiet conflict-keys">{t('app:conflicts.keys')}</p>
      <div className="conflict-list" ref={list} onKeyDown={(event) => onKeys(event, decideByKey)}>
        {groups.map((group) => (
          <RecordConflicts key={group.id} group={group} names={data.names} isDisabled={isReadOnly || isBusy} decide={decide} />
        ))}
      </div>
      {data.total > data.conflicts.length ? <p className="quiet">{t('app:conflicts.more', { count: data.total - data.conflicts.length })}</p> : null}
    </>
  );
}

export function ConflictsPage() {
  const { t } = useWords();
  const title = t('app:conflicts.title');
  const { data: status } = useSuspenseQuery(queries.archive.status.queryOptions({}));
  return (
    <Page wide title={title} name={title} under={<span>{t('app:conflicts.lead')}</span>}>
      <Waiting isReadOnly={Boolean(status?.readOnly)} />
    </Page>
  );
}
