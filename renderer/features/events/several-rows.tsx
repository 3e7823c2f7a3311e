/** The lines of several events: typed from the line below them, or pasted from a letter, a page or a spreadsheet. */

import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Input, TextField } from 'react-aria-components';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { projectLinks } from '#shared/contract/events.ts';
import { type EventLine, readEventLines } from '#shared/domain/event-lines.ts';
import { fold } from '#shared/domain/fold.ts';
import { today } from '#shared/domain/today.ts';
import { typeInTitle } from '#shared/domain/type-words.ts';
import { client } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { Columns } from '../../forms/columns.tsx';
import { CountInput } from '../../forms/count-input.tsx';
import { DatesInput, asTyped } from '../../forms/dates-input.tsx';
import { CreateProject } from '../../forms/create-project.tsx';
import { GroupIssue, TextInput, useListIssue } from '../../forms/field.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import type { TypedSoFar } from '../../forms/typed-words.ts';
import { SelectInput } from '../../forms/select-input.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/texts.tsx';
import { CreatePlace } from '../organisations/create-organisation.tsx';
import { BLANK_ROW, type SeveralRow, type SeveralValues, titlesOf } from './several-values.ts';
import './several.css';

const columns = ['title', 'count', 'also'] as const;
type Column = (typeof columns)[number];

const SAYS: { readonly [C in Column]: (row: SeveralRow) => boolean } = {
  title: ({ title }) => title !== null,
  count: ({ value, precision }) => value !== null || precision !== 'exact',
  also: ({ alsoId }) => alsoId !== null,
};

/** One event: when, where, and what of it is its own. */
function Line({ index, shown, onUnread }: { readonly index: number; readonly shown: ReadonlySet<Column>; readonly onUnread: (text: string) => boolean }) {
  const { t, i18n } = useWords();
  const text = useText();
  const name = `rows.${index}`;
  const values = useWatch() as SeveralValues;
  const row = values.rows[index];
  const title = row ? text(titlesOf(values, { ...row, title: null }, index, i18n.language)) : '';
  return (
    <>
      <DatesInput name={`${name}.dates`} label={t('domain:field.dates')} onUnread={onUnread} />
      <PickInput name={`${name}.placeId`} label={t('domain:field.placeId')} kind="place" create={(words, made) => <CreatePlace words={words} onDone={made} />} />
      {shown.has('title') ? <TextInput name={`${name}.title`} label={t('domain:field.title')} placeholder={title} /> : null}
      {shown.has('count') ? <CountInput name={name} label={t('app:several.people')} /> : null}
      {shown.has('also') ? (
        <div className="several-also" data-in-one="">
          <PickInput name={`${name}.alsoId`} label={t('app:several.also')} kind="project" create={(words, made) => <CreateProject words={words} onDone={made} />} />
          {row?.alsoId ? <SelectInput name={`${name}.link`} label={t('domain:field.link')} options={projectLinks.filter((link) => link !== 'own').map((link) => ({ id: link, name: t(`domain:projectLink.${link}`) }))} /> : null}
        </div>
      ) : null}
    </>
  );
}

/** The other project that a pasted line speaks of: "(sinergija s projektom RoMigSc)", "(mednarodna konferenca RoMigSc)". */
async function sharedWith(written: string | null, own: string | null): Promise<Pick<SeveralRow, 'alsoId' | 'link'> | null> {
  const aside = /\((.*)\)/su.exec(written ?? '')?.[1] ?? '';
  for (const word of aside.match(/[\p{L}\p{N}.]{3,}/gu) ?? []) {
    const [found, ...others] = await client.search.pick({ kind: 'project', words: word, within: null });
    const isIt = found && others.length === 0 && [found.label ?? '', ...Object.values(found.name ?? {})].some((name) => fold(name) === fold(word));
    if (isIt && found.id !== own) return { alsoId: found.id, link: /konferenc|conference/iu.test(aside) ? 'sharedConference' : 'synergy' };
  }
  return null;
}

export function SeveralRows() {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const attempt = useAttempt();
  const say = useSay();
  const { getValues, setValue } = useFormContext<SeveralValues & { typed?: TypedSoFar }>();
  const { fields, append, remove, update } = useFieldArray<SeveralValues & { typed?: TypedSoFar }, 'rows', 'rowKey'>({ name: 'rows', keyName: 'rowKey' });
  const rows = (useWatch({ name: 'rows' }) ?? []) as readonly SeveralRow[];
  const issue = useListIssue('rows');
  const issueId = useId();
  const [asked, setAsked] = useState<ReadonlySet<Column>>(new Set(['also']));
  const grid = useRef<HTMLDivElement>(null);
  const isSaid = (column: Column) => rows.some(SAYS[column]);
  const shown = new Set(columns.filter((column) => asked.has(column) || isSaid(column)));

  const focusIn = (index: number) => {
    const input = grid.current?.querySelectorAll<HTMLElement>(':scope > .row')[index]?.querySelector('input');
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  };
  const begin = (text: string) => {
    if (text === '') return;
    const index = getValues('rows').length;
    // The next key is already for the new line.
    flushSync(() => append({ ...BLANK_ROW, dates: asTyped(text) }, { shouldFocus: false }));
    focusIn(index);
  };
  /** Lines as rows, from a place in the table on; places that are not there yet stay as words in their boxes. */
  const rowsOf = async (lines: readonly EventLine[], first: number): Promise<{ readonly made: SeveralRow[]; readonly words: Readonly<Record<string, string>> }> => {
    const words: Record<string, string> = {};
    const made: SeveralRow[] = [];
    for (const [index, { dates, place, title, count, written }] of lines.entries()) {
      const spot = place === '' ? null : await client.search.onTheSpot({ kind: 'place', words: place, language, country: null });
      if (place !== '' && !spot?.existing) words[`rows.${first + index}.placeId`] = place;
      made.push({ ...BLANK_ROW, dates, placeId: spot?.existing ?? null, title: title || null, ...count, ...(await sharedWith(written, getValues('fields.projectId'))), evidence: written });
    }
    const type = typeInTitle(made[0]?.title ?? '');
    if (type && first === 0) setValue('fields.type', type, { shouldDirty: true });
    return { made, words };
  };
  const keepWords = (words: Readonly<Record<string, string>>) => setValue('typed', { ...getValues('typed'), ...words });
  const paste = (text: string): boolean => {
    if (!/[\n\t]/.test(text.trim())) return false;
    const lines = readEventLines(text, today(), language);
    if (lines.length === 0) return false;
    void attempt(async () => {
      const first = getValues('rows').length;
      const { made, words } = await rowsOf(lines, first);
      const open = Object.keys(words).length;
      keepWords(words);
      flushSync(() => append(made, { shouldFocus: false }));
      focusIn(first);
      say([t('app:counts.pasted', { count: made.length }), open > 0 ? t('app:several.placesOpen', { count: open }) : ''].filter(Boolean).join(' '));
    });
    return true;
  };
  /** What was typed as a date and is a whole line: "15. – 16. maj 2018 v Neaplju, Italija". */
  const readTyped = (index: number) => (text: string): boolean => {
    const [line, ...others] = readEventLines(text, today(), language);
    // A date that is only said oddly, "sredi maja 2018", stays as it was typed.
    if (!line || line.dates === null || line.place === '' || others.length > 0 || fields[index] === undefined) return false;
    void attempt(async () => {
      const { made, words } = await rowsOf([line], index);
      const [row] = made;
      const now = getValues('rows')[index];
      // What was changed or taken away meanwhile is not what was read.
      if (!row || now?.dates !== asTyped(text)) return;
      const hasPlace = now.placeId !== null || (getValues('typed')?.[`rows.${index}.placeId`] ?? '') !== '';
      if (!hasPlace) keepWords(words);
      flushSync(() => update(index, { ...row, ...(hasPlace ? { placeId: now.placeId } : {}), ...(now.alsoId === null ? {} : { alsoId: now.alsoId, link: now.link }) }));
      // The line is drawn anew: who went on to its place goes on there.
      if (document.activeElement === document.body) grid.current?.querySelectorAll<HTMLElement>(':scope > .row')[index]?.querySelectorAll('input')[1]?.focus();
    });
    return true;
  };
  const takeAway = (index: number) => {
    flushSync(() => remove(index));
    if (index < fields.length - 1) focusIn(index);
    else grid.current?.querySelector<HTMLInputElement>('.rows-next input')?.focus();
  };
  return (
    <div className="rows several-rows" data-field="rows" data-columns={[...shown].join(' ')} role="group" aria-label={t('app:several.rows')} aria-describedby={issueId} ref={grid}>
      {fields.map((field, index) => {
        const what = t('app:several.row', { number: index + 1 });
        return (
          <div className="row" key={field.rowKey} role="group" aria-label={what}>
            <span className="several-number number" aria-hidden>
              {index + 1}.
            </span>
            <div className="several-cells">
              <Line index={index} shown={shown} onUnread={readTyped(index)} />
            </div>
            <Button look="quiet" data-remove onPress={() => takeAway(index)} aria-label={t('app:form.remove', { what })}>
              {t('app:form.removeShort')}
            </Button>
          </div>
        );
      })}
      <TextField className="field rows-next" value="" onChange={begin} aria-label={t('app:several.next')}>
        <Input
          placeholder={t('app:several.nextHelp')}
          onPaste={(event) => {
            if (paste(event.clipboardData.getData('text/plain'))) event.preventDefault();
          }}
        />
      </TextField>
      <GroupIssue id={issueId} issue={issue} />
      <Columns columns={columns.map((id) => ({ id, name: t(`app:several.column.${id}`), isSaid: isSaid(id) }))} shown={shown} onAsked={setAsked} />
    </div>
  );
}
