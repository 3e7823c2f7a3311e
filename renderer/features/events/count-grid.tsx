/** Counts of participants as a grid: a line per origin, by keys alone, pasted, in an order of one's own, with the running total below. */

import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Input, TextField } from 'react-aria-components';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { countUnits } from '#shared/contract/event-codes.ts';
import { genders, localities, participationPhases } from '#shared/contract/events.ts';
import { readCountTable, readTypedCount } from '#shared/domain/count-text.ts';
import { type Count, type Narrowed, countsForTotal, isExactOverVague, isWhole, partsExceedWhole, restOf, total } from '#shared/domain/counts.ts';
import { readCountry } from '#shared/domain/country-names.ts';
import { client } from '../../api/client.ts';
import { useAttempt } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { Columns } from '../../forms/columns.tsx';
import { CountInput } from '../../forms/count-input.tsx';
import { GroupIssue, Issue, TextInput, useListIssue } from '../../forms/field.tsx';
import { PickInput } from '../../forms/pick-input.tsx';
import { SelectInput } from '../../forms/select-input.tsx';
import { Button, SignButton } from '../../ui/button.tsx';
import { useCountText } from '../../ui/count.tsx';
import { CreateOrganisation } from '../organisations/create-organisation.tsx';
import { OriginInput } from './origin-input.tsx';
import '../../forms/rows-input.css';
import './count-grid.css';

interface Row extends Narrowed {
  readonly phase: (typeof participationPhases)[number];
  readonly value: number | string | null;
  readonly precision: Count['precision'];
  readonly unit: string;
  readonly locality: string | null;
  readonly written: string | null;
}

const BLANK = { id: null, phase: 'actual', value: null, precision: 'exact', unit: 'event', country: null, placeId: null, organisationId: null, gender: null, ageBand: null, locality: null, written: null } as const;

const columns = ['phase', 'organisation', 'gender', 'age', 'locality', 'unit', 'written'] as const;
type Column = (typeof columns)[number];

/** Whether a row says something that only this column shows. */
const SAYS: { readonly [C in Column]: (row: Row) => boolean } = {
  phase: () => false,
  organisation: (row) => (row.organisationId ?? null) !== null,
  gender: (row) => (row.gender ?? null) !== null,
  age: (row) => (row.ageBand ?? null) !== null,
  locality: (row) => row.locality !== null,
  unit: (row) => row.unit !== 'event',
  written: (row) => row.written !== null,
};

type Sums = Count & Narrowed & { readonly phase: string };

/** The rows whose number is one: what is still being typed counts nothing. */
function counted(rows: readonly Row[]): Sums[] {
  return rows.flatMap((row) => (typeof row.value === 'string' || (row.value === null && row.precision !== 'unknown') ? [] : [{ ...row, value: row.value }]));
}

function Details({ name, shown }: { readonly name: string; readonly shown: ReadonlySet<Column> }) {
  const { t } = useWords();
  const words = <T extends string>(ids: readonly T[], word: (id: T) => string) => ids.map((id) => ({ id, name: word(id) }));
  return (
    <>
      {shown.has('phase') ? <SelectInput name={`${name}.phase`} label={t('domain:field.phase')} options={words(participationPhases, (id) => t(`domain:phase.${id}`))} /> : null}
      {shown.has('organisation') ? (
        <PickInput name={`${name}.organisationId`} label={t('app:participation.sender')} kind="organisation" create={(asked, made) => <CreateOrganisation words={asked} onDone={made} />} />
      ) : null}
      {shown.has('gender') ? <SelectInput name={`${name}.gender`} label={t('domain:field.gender')} none={t('app:form.any')} options={words(genders, (id) => t(`domain:gender.${id}`))} /> : null}
      {shown.has('age') ? <TextInput name={`${name}.ageBand`} label={t('domain:field.ageBand')} /> : null}
      {shown.has('locality') ? <SelectInput name={`${name}.locality`} label={t('domain:field.locality')} none={t('app:form.any')} options={words(localities, (id) => t(`domain:locality.${id}`))} /> : null}
      {shown.has('unit') ? <SelectInput name={`${name}.unit`} label={t('domain:field.unit')} options={words(countUnits, (id) => t(`domain:unit.${id}`))} /> : null}
      {shown.has('written') ? <TextInput name={`${name}.written`} label={t('domain:field.written')} /> : null}
    </>
  );
}

/** The sum of one phase so far, what is left of the whole, and what can't both be right. */
function Running({ rows, label, onRest }: { readonly rows: readonly Sums[]; readonly label: string; readonly onRest: (rest: Count) => void }) {
  const { t } = useWords();
  const text = useCountText();
  const rest = restOf(rows);
  return (
    <div className="count-total">
      <span role="status">
        {label}: <b className="number">{text(total(countsForTotal(rows)))}</b>
      </span>
      {rest && rows.some((row) => !isWhole(row)) ? (
        <Button look="quiet" onPress={() => onRest(rest)}>
          {t('app:counts.rest', { count: text(rest) })}
        </Button>
      ) : null}
      {partsExceedWhole(rows) ? <Issue>{t('app:participation.exceeds')}</Issue> : isExactOverVague(rows) ? <span className="quiet">{t('app:counts.overVague')}</span> : null}
    </div>
  );
}

export function CountGrid() {
  const { t, i18n } = useWords();
  const language = interfaceLanguage(i18n.language);
  const attempt = useAttempt();
  const say = useSay();
  const { getValues } = useFormContext();
  const { fields, append, remove, move } = useFieldArray({ name: 'participation', keyName: 'rowKey' });
  const rows = (useWatch({ name: 'participation' }) ?? []) as readonly Row[];
  const status = useWatch({ name: 'fields.status' }) as string;
  const issue = useListIssue('participation');
  const issueId = useId();
  const [asked, setAsked] = useState<ReadonlySet<Column>>(new Set());
  const grid = useRef<HTMLDivElement>(null);
  const phase = status === 'planned' ? 'planned' : 'actual';
  const isMixed = rows.some((row) => row.phase !== phase);
  const isSaid = (column: Column) => (column === 'phase' ? isMixed : rows.some(SAYS[column]));
  const shown = new Set(columns.filter((column) => asked.has(column) || isSaid(column)));

  const rowAt = (index: number) => grid.current?.querySelectorAll<HTMLElement>(':scope > .row')[index];
  const focusIn = (index: number, field = 'value') => {
    const input = rowAt(index)?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`);
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  };
  const add = (row: Partial<Row>, field?: string) => {
    const index = (getValues('participation') as unknown[] | undefined)?.length ?? 0;
    // The next key is already for the new row.
    flushSync(() => append({ ...BLANK, phase, ...row }, { shouldFocus: false }));
    focusIn(index, field);
  };
  const begin = (text: string) => {
    const count = readTypedCount(text, language);
    if (count !== null) add(typeof count === 'string' ? { value: count } : count);
  };
  const paste = (text: string): boolean => {
    if (!/[\n\t]/.test(text.trim())) return false;
    const pasted = readCountTable(text, language);
    if (pasted.length === 0) return false;
    void attempt(async () => {
      const unknown: string[] = [];
      const made: Partial<Row>[] = [];
      for (const { count, origin } of pasted) {
        const code = origin === '' ? null : readCountry(origin);
        const spot = origin === '' || code ? null : await client.search.onTheSpot({ kind: 'place', words: origin, language, country: null });
        if (origin && !code && !spot?.existing) unknown.push(origin);
        made.push({ ...count, country: code, placeId: spot?.existing ?? null, written: code || spot?.existing || origin === '' ? null : origin });
      }
      const first = fields.length;
      flushSync(() => append(made.map((row) => ({ ...BLANK, phase, ...row })), { shouldFocus: false }));
      focusIn(first);
      say([t('app:counts.pasted', { count: made.length }), unknown.length > 0 ? t('app:counts.pastedUnknown', { names: unknown.join(', ') }) : ''].filter(Boolean).join(' '));
    });
    return true;
  };
  const shift = (from: number, by: 1 | -1) => {
    const to = from + by;
    if (to < 0 || to >= fields.length) return;
    flushSync(() => move(from, to));
    focusIn(to);
  };
  const takeAway = (index: number) => {
    flushSync(() => remove(index));
    if (index < fields.length - 1) focusIn(index);
    else grid.current?.querySelector<HTMLInputElement>('.rows-next input')?.focus();
  };
  const keys = (index: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    shift(index, event.key === 'ArrowUp' ? -1 : 1);
  };
  const sums = counted(rows);
  const number = t('domain:field.value');
  return (
    <div className="rows count-grid" data-field="participation" role="group" aria-label={t('domain:kind.participation')} aria-describedby={issueId} ref={grid}>
      {fields.length > 0 ? (
        <div className="count-head" aria-hidden>
          <span>{number}</span>
          <span>{t('app:counts.from')}</span>
        </div>
      ) : null}
      {fields.map((field, index) => {
        const name = `participation.${index}`;
        const row = rows[index];
        const what = t('app:participation.row', { number: index + 1 });
        return (
          // Order is also changed by Alt and an arrow, from wherever in the row one is.
          <div className="row" key={field.rowKey} role="group" aria-label={what} onKeyDownCapture={keys(index)}>
            <CountInput name={name} label={number} isHeadless rest={() => restOf(counted(rows.filter((_, at) => at !== index)).filter((one) => one.phase === row?.phase))} onPasted={paste} />
            <OriginInput name={name} label={t('app:counts.from')} />
            <div className="row-end">
              {fields.length > 1 ? (
                <>
                  <SignButton name={t('app:form.moveUp', { what })} icon="raise" isDisabled={index === 0} onPress={() => shift(index, -1)} />
                  <SignButton name={t('app:form.moveDown', { what })} icon="down" isDisabled={index === fields.length - 1} onPress={() => shift(index, 1)} />
                </>
              ) : null}
              <Button look="quiet" data-remove onPress={() => takeAway(index)} aria-label={t('app:form.remove', { what })}>
                {t('app:form.removeShort')}
              </Button>
            </div>
            {shown.size > 0 ? (
              <div className="row-fields row-wide">
                <Details name={name} shown={shown} />
              </div>
            ) : null}
          </div>
        );
      })}
      <div className="count-next">
        <TextField className="field field-number rows-next" value="" onChange={begin} aria-label={t('app:counts.next')}>
          <Input
            placeholder={t('app:count.placeholder')}
            onPaste={(event) => {
              if (paste(event.clipboardData.getData('text/plain'))) event.preventDefault();
            }}
          />
        </TextField>
        <span className="quiet">{fields.length === 0 ? t('app:participation.none') : null}</span>
      </div>
      {participationPhases
        .filter((one) => sums.some((row) => row.phase === one))
        .map((one) => (
          <Running key={one} rows={sums.filter((row) => row.phase === one)} label={isMixed || one === 'planned' ? t(`app:participation.${one}`) : t('app:counts.total')} onRest={(rest) => add({ ...rest, phase: one }, 'origin')} />
        ))}
      <GroupIssue id={issueId} issue={issue} />
      {fields.length > 0 ? (
        <Columns columns={columns.map((id) => ({ id, name: t(`app:counts.column.${id}`), isSaid: isSaid(id) }))} shown={shown} onAsked={setAsked} />
      ) : null}
    </div>
  );
}
