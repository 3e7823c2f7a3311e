/**
 * The frame of every form: what is typed is kept as a draft, what is wrong is said beside its field,
 * and saving sends what was changed, as one action that can be undone.
 */

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, useForm } from 'react-hook-form';
import type * as z from 'zod';
import type { DraftView } from '#shared/contract/history.ts';
import type { Kind } from '#shared/contract/records.ts';
import { formatMoment } from '#shared/domain/date-text.ts';
import { type FormValues, isSame, patchOf, rebase } from '#shared/domain/difference.ts';
import { client, failureOf, queries } from '../api/client.ts';
import { useSentence } from '../base/commands.ts';
import { useCommands } from '../base/commands-here.ts';
import { useKeys } from '../base/keys.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useSay } from '../base/messages.ts';
import { draftPlace } from '../base/places.ts';
import { useMessageOfSaving } from '../base/saved-message.ts';
import { useStillHere } from '../base/way-back.ts';
import { useWords } from '../base/words.ts';
import { useIsWritten } from '../base/written.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Waiting } from '../ui/problem.tsx';
import { useBeginning, useCopying } from './copying.ts';
import { useDraftKeeper } from './draft-keeper.ts';
import { ISSUE } from './field.tsx';
import { FormFoot } from './form-foot.tsx';
import { FormOutline } from './form-outline.tsx';
import { beginningIn, fieldOf, unfold } from './form-places.ts';
import { draftToBeginWith, startOf } from './form-start.ts';
import { useGoingOnByEnter } from './going-on.ts';
import { RecordFacts } from './record-facts.tsx';
import { allSettled, hasTypedWords } from './typed-words.ts';
import './record-form.css';

/** A record as it was saved, and the action that saved it. */
export interface SaveResult {
  readonly id: string;
  readonly revision: string;
}

interface Props<V extends FieldValues & FormValues, P> {
  readonly kind: Kind;
  readonly schema: z.ZodType<unknown, V>;
  /** The record as it is now, or the blank that a new one begins with. */
  readonly initial: V;
  /** The lists of parts among the values. */
  readonly lists?: readonly string[];
  /** Several records are made at once: their draft is no draft of one. */
  readonly several?: boolean;
  /** What a new record is to belong to: its drafts are found again there. */
  readonly owner?: string | null;
  /** The draft of a new record that a link named; where none is, the newest one in the same owner. */
  readonly draft?: string | undefined;
  /** Given what was changed, and all that the form holds. */
  readonly save: (patch: P, values: V) => Promise<SaveResult>;
  /** Where in the form it stands what the archive says is wrong; as the archive calls it, when not given. */
  readonly placeInForm?: (path: readonly (string | number)[]) => readonly (string | number)[];
  readonly saveLabel: string;
  /** What follows a save that was said; not called where the form is no longer shown. */
  readonly onSaved?: (saved: SaveResult) => void;
  /** What stands beside the buttons. */
  readonly aside?: ReactNode;
  /** Not called either where the form is no longer shown. */
  readonly onLeave: () => void;
  /** The field to start in, by the last part of its name; the first one of a new record. */
  readonly focus?: string | undefined;
  readonly children: ReactNode;
}

const NO_LISTS: readonly string[] = [];

/** In a backup, what it would hold. */
export function RecordForm<V extends FieldValues & FormValues, P>(given: Props<V, P>) {
  const { fields, names } = given.initial as { fields?: Record<string, unknown>; names?: Record<string, string> };
  return useIsWritten() ? <BegunForm {...given} /> : <RecordFacts kind={given.kind} values={fields ?? {}} names={names ?? {}} />;
}

function BegunForm<V extends FieldValues & FormValues, P>(given: Props<V, P>) {
  const isCopy = useCopying() !== undefined;
  const initial = useBeginning(given.kind, given.initial, given.lists ?? NO_LISTS);
  // A copy waits to be finished with the record that it was made after.
  const props = { ...given, initial, ...(isCopy ? { owner: given.initial.id } : {}) };
  const { kind, owner = null, draft, several = false, onLeave } = props;
  const known = useQuery({
    queryKey: [...queries.drafts.key(), 'to begin with', kind, initial.id, owner, draft, several],
    queryFn: () => draftToBeginWith(kind, initial.id, { owner, named: draft, several }),
    gcTime: 0,
    staleTime: 0,
  });
  const [begun, setBegun] = useState<DraftView | null | undefined>(undefined);
  // Read once, and anew for each form: from here on the form itself is what is typed.
  if (begun === undefined && known.isFetchedAfterMount && known.isSuccess) setBegun(known.data);
  if (known.error && begun === undefined) throw known.error;
  // Who turns round before the form is there is not kept waiting for it.
  useKeys({ leave: onLeave, create: null, capture: null, edit: null }, { isShown: begun === undefined });
  return begun === undefined ? <Waiting /> : <OpenForm {...props} begun={begun} />;
}

function OpenForm<V extends FieldValues & FormValues, P>(props: Props<V, P> & { readonly begun: DraftView | null }) {
  const { kind, schema, initial, lists = NO_LISTS, owner = null, several = false, save, placeInForm = (path) => path, saveLabel, onSaved, onLeave, focus, aside, children, begun } = props;
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const say = useSay();
  const sayThatSaved = useMessageOfSaving();
  const sentence = useSentence();
  const navigate = useNavigate();
  const stillHere = useStillHere();
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(begun?.at ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  // What is typed could not be kept, and leaving would lose it.
  const [losing, setLosing] = useState(false);
  // What the form was opened with, until it takes in what came since.
  const [opened, setOpened] = useState(initial);
  const [start] = useState(() => startOf(initial, begun, lists));
  const [overlaps, setOverlaps] = useState(start.overlaps);
  const frame = useRef<HTMLFormElement>(null);
  const formId = useId();
  const form = useForm<V>({
    defaultValues: start.values as DefaultValues<V>,
    resolver: zodResolver(schema as never) as never,
    shouldFocusError: false,
  });
  const isNew = opened.id === null;
  const isChanged = () => hasTypedWords(form.getValues()) || !isSame(patchOf(opened, opened, lists), patchOf(opened, form.getValues(), lists));
  const { keptAt, problem: notKept, keeper } = useDraftKeeper(form, begun?.id ?? null, {
    kind, recordId: opened.id, ownerId: begun?.ownerId ?? owner, baseRevision: opened.revision, base: isNew ? null : opened,
  }, isChanged);
  const changedElsewhere = initial.revision !== opened.revision;

  const { submitCount } = form.formState;

  useEffect(() => {
    const field = focus ? frame.current?.querySelector(`[data-field="${CSS.escape(focus)}"]`) : null;
    unfold(field);
    field?.scrollIntoView({ block: 'center' });
    // A form that begins anew begins in its first field.
    const place = field ?? (isNew || round > 0 ? frame.current?.querySelector('.record-form-fields') : null);
    // Who has gone on to the search box meanwhile is typing there.
    if (!document.activeElement?.matches('input')) beginningIn(place)?.focus();
  }, [focus, isNew, round]);
  useEffect(() => {
    if (submitCount === 0) return;
    // By the next frame what is wrong stands beside its field, and what it was folded into is open.
    const soon = requestAnimationFrame(() => {
      const issue = frame.current?.querySelector(ISSUE);
      fieldOf(issue)?.focus();
      // Below a tall field its sentence would be out of sight.
      issue?.scrollIntoView({ block: 'nearest' });
    });
    return () => cancelAnimationFrame(soon);
  }, [submitCount]);

  /** Words that stand in a box and chose nothing would not be saved: they are gone to, and nothing is saved yet. */
  const unsettled = (): boolean => {
    const box = frame.current?.querySelector<HTMLElement>('[data-unsettled]');
    if (!box) return false;
    setProblem(t('app:pick.notChosen', { words: box.dataset.unsettled ?? '' }));
    box.querySelector('input')?.focus();
    return true;
  };
  const submitForm = form.handleSubmit(
    async () => {
      setSaving(true);
      setProblem(null);
      const draftId = await keeper.pause();
      try {
        const values = form.getValues();
        const saved = await save({ ...patchOf(opened, values, lists), draftId } as P, values);
        keeper.stop();
        sayThatSaved(kind, saved.revision);
        if (stillHere()) onSaved?.(saved);
      } catch (error) {
        keeper.resume();
        setProblem(sentence(error));
        for (const { path, message } of failureOf(error).issues) form.setError(placeInForm(path).join('.') as never, { message });
      } finally {
        setSaving(false);
      }
    },
    () => setProblem(t('errors:record.invalid')),
  );
  const submit = async (event?: SyntheticEvent) => {
    event?.preventDefault();
    await allSettled();
    if (!unsettled()) await submitForm();
  };

  const begin = (values: V) => {
    form.reset(values);
    setRound(round + 1);
  };
  const discard = async () => {
    const id = await keeper.pause();
    if (id) await client.drafts.discard({ id });
    setOpened(initial);
    setRestored(null);
    setOverlaps(false);
    begin(initial);
    keeper.drop();
  };
  /** The draft stays as it is, and is found again; what is typed from here on is another. */
  const beginAnother = async () => {
    await keeper.pause();
    setRestored(null);
    begin(initial);
    keeper.drop();
  };
  const takeIn = () => {
    const merged = rebase(opened, form.getValues(), initial, lists);
    setOpened(initial);
    setOverlaps(merged.overlaps);
    setProblem(null);
    begin(merged.values);
  };
  const leave = async () => {
    // What is being saved is soon a record, or still a form.
    if (saving) return;
    if (isChanged()) {
      const id = await keeper.kept();
      if (!id) return setLosing(true);
      // What is typed is kept; that it is, and the way back to it, is said.
      say(t('app:form.leftWithDraft'), { action: { label: t('app:form.return'), run: () => void navigate(draftPlace({ id, kind, recordId: opened.id, several })) } });
    }
    if (stillHere()) onLeave();
  };

  useGoingOnByEnter(frame);
  useKeys({ save: () => void submit(), leave: () => void leave(), create: null, capture: null, edit: null });
  useCommands([
    { id: 'save', name: saveLabel, also: t('app:palette.also.save'), shortcut: 'save', writes: true, does: { run: () => void submit() } },
    { id: 'leave', name: t('app:form.leave'), also: t('app:palette.also.leave'), shortcut: 'leave', does: { run: () => void leave() } },
  ]);

  return (
    <FormProvider {...form}>
      <form className="record-form" id={formId} ref={frame} onSubmit={(event) => void submit(event)} noValidate>
        {restored ? (
          <Notice
            tone="info"
            action={
              <>
                <Button onPress={() => void discard()}>{t('app:form.discardDraft')}</Button>
                {isNew ? <Button onPress={() => void beginAnother()}>{t('app:form.beginAnother')}</Button> : null}
              </>
            }
          >
            {t('app:form.draftRestored', { time: formatMoment(restored, language) })}
          </Notice>
        ) : null}
        {changedElsewhere ? (
          <Notice tone="warn" action={<Button onPress={takeIn}>{t('app:form.takeIn')}</Button>}>
            {t('app:form.changedElsewhere')}
          </Notice>
        ) : null}
        {overlaps ? <Notice tone="warn">{t('app:form.overlaps')}</Notice> : null}
        <FormOutline form={frame} />
        <div className="record-form-fields" key={round}>
          {children}
        </div>
        <FormFoot>
          {aside}
          {problem ? (
            <p className="form-problem" role="alert">
              {problem}
            </p>
          ) : null}
          {notKept ? (
            <p className="form-problem" role="alert">
              {t('app:form.draftNotKept', { reason: sentence(notKept) })}
            </p>
          ) : null}
          <div className="record-form-buttons">
            <Button look="primary" type="submit" form={formId} isPending={saving}>
              {saveLabel}
            </Button>
            <Button onPress={() => void leave()}>{t('app:form.leave')}</Button>
            <span className="quiet" role="status">
              {keptAt && !notKept ? t('app:form.draftKept', { time: formatMoment(keptAt, language) }) : ''}
            </span>
          </div>
        </FormFoot>
      </form>
      <Confirm
        title={t('app:form.losingTitle')}
        isOpen={losing}
        onOpenChange={setLosing}
        confirm={t('app:form.lose')}
        cancel={t('app:form.return')}
        onConfirm={onLeave}
      >
        <p>{t('app:form.draftNotKept', { reason: notKept ? sentence(notKept) : '' })}</p>
      </Confirm>
    </FormProvider>
  );
}
