/** An attendance list for an event, from a file: shown as it would come in, and brought in as one action. */

import { zodResolver } from '@hookform/resolvers/zod';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import { FormProvider, useForm } from 'react-hook-form';
import * as z from 'zod';
import type { EventView } from '#shared/contract/events.ts';
import { day, line } from '#shared/contract/fields.ts';
import { type AttendanceResult, countsBefore } from '#shared/contract/imports.ts';
import { type AttendanceMapping, attendanceColumns } from '#shared/domain/attendance.ts';
import { countryName } from '#shared/domain/countries.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { attendanceSentence } from '#shared/language/sentences.ts';
import { client, queries } from '../../api/client.ts';
import { useUndo } from '../../base/commands.ts';
import { useKeys } from '../../base/keys.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { DatesInput } from '../../forms/dates-input.tsx';
import { TextInput } from '../../forms/field.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useText } from '../../ui/texts.tsx';
import { useTable } from '../tables/table-on-its-way.ts';
import { TableFrame } from '../tables/table-parts.tsx';
import { Participation } from './participation.tsx';
import '../../forms/check-input.css';
import '../../forms/field.css';
import './attendance-page.css';
import '../../ui/table.css';

type Input = Parameters<typeof client.imports.attendance>[0];

const NO_COLUMNS = Object.fromEntries(attendanceColumns.map((column) => [column, null])) as AttendanceMapping;

interface Confirmed {
  readonly counts: NonNullable<Input['counts']>;
  readonly people: Input['people'];
}

function useAttendanceList(eventId: string) {
  const { i18n } = useWords();
  return useTable<AttendanceMapping, AttendanceResult, Confirmed>({
    send: (uploadId, { columns, encoding, isHeadless, corrections }, more, signal) =>
      client.imports.attendance(
        { uploadId, eventId, isDry: more === null, columns, encoding, isHeadless, corrections: [...corrections], people: more?.people ?? null, counts: more?.counts, language: i18n.language, remembers: true },
        { signal },
      ),
    noColumns: NO_COLUMNS,
    unknownColumns: 'table.noColumns',
  });
}

function Counts({ preview }: { readonly preview: AttendanceResult }) {
  const { t, i18n } = useWords();
  return (
    <div className="phase">
      <h3>{t('app:attendance.fromList')}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('domain:field.country')}</th>
            <th scope="col" className="figure">
              {t('domain:field.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.counts.map(({ country, value }) => (
            <tr key={country ?? ''}>
              <td>{country ? countryName(country, i18n.language) : t('domain:unknown')}</td>
              <td className="figure">{numberFormat(i18n.language).format(value)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('app:participation.total')}</th>
            <td className="figure">{numberFormat(i18n.language).format(preview.accepted)}</td>
          </tr>
        </tfoot>
      </table>
      {preview.newPlaces.length > 0 ? <p className="quiet">{t('app:tables.newPlaces', { places: preview.newPlaces.map(({ name, country }) => `${name} (${countryName(country, i18n.language)})`).join(', ') })}</p> : null}
    </div>
  );
}

interface BeforeProps {
  readonly value: Confirmed['counts'] | null;
  readonly onChange: (value: Confirmed['counts']) => void;
}

/** Two counts of the same people would stand as twice as many: what is to become of the first is always asked. */
function Before({ value, onChange }: BeforeProps) {
  const { t } = useWords();
  return (
    <RadioGroup className="attendance-before" value={value} onChange={(chosen) => onChange(countsBefore.find((one) => one === chosen) ?? 'leave')}>
      <Label>{t('app:attendance.before')}</Label>
      {(['replace', 'add', 'leave'] as const).map((one) => (
        <Radio key={one} value={one} className="check attendance-radio">
          <span className="check-box" aria-hidden />
          {t(`app:attendance.counts.${one}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}

const kept = z.object({ purpose: line, keepUntil: day });

interface BringInProps {
  readonly preview: AttendanceResult;
  readonly bringIn: ReturnType<typeof useAttendanceList>['bringIn'];
  readonly view: EventView;
  readonly onDone: (result: AttendanceResult) => void;
  readonly onLeave: () => void;
}

/** What comes in, what is there already, and the last word on it. */
function BringIn({ preview, bringIn, view, onDone, onLeave }: BringInProps) {
  const { t } = useWords();
  const there = view.participation.filter(({ phase }) => phase === 'actual');
  const [chosen, setChosen] = useState<Confirmed['counts'] | null>(null);
  const isCounted = there.some(({ value }) => value !== null);
  // A list that came says what was unknown.
  const counts = there.length === 0 ? 'add' : isCounted ? chosen : 'replace';
  const [isPeople, setPeople] = useState(false);
  const [issue, setIssue] = useState<string | null>(null);
  const form = useForm<z.input<typeof kept>>({ defaultValues: { purpose: '', keepUntil: null as unknown as string }, resolver: zodResolver(kept) });
  const { accepted } = preview;
  const send = async () => {
    const why = accepted === 0 ? 'none' : counts === null ? 'unasked' : counts === 'leave' && !isPeople ? 'nothing' : null;
    setIssue(why && t(`app:attendance.issue.${why}`));
    if (why || counts === null || (isPeople && !(await form.trigger(undefined, { shouldFocus: true })))) return;
    const result = await bringIn({ counts, people: isPeople ? kept.parse(form.getValues()) : null });
    if (result) onDone(result);
  };
  useKeys({ save: () => void send() });
  const hasNames = preview.columns.name !== null || preview.columns.firstName !== null || preview.columns.lastName !== null;
  return (
    <Section title={t('app:tables.comesIn')}>
      <div className="attendance-sums">
        <Counts preview={preview} />
        {there.length > 0 ? (
          <div className="attendance-there">
            <Participation view={{ event: view.event, participation: there }} />
          </div>
        ) : null}
      </div>
      {isCounted ? <Before value={chosen} onChange={setChosen} /> : there.length > 0 ? <p className="quiet">{t('app:attendance.unknownReplaced')}</p> : null}
      {hasNames ? (
        <div className="attendance-people">
          <Checkbox className="check" isSelected={isPeople} onChange={setPeople}>
            <span className="check-box" aria-hidden>
              <Icon name="check" />
            </span>
            {t('app:attendance.people')}
          </Checkbox>
          <p className="quiet">{t('app:attendance.peopleHelp')}</p>
          {isPeople ? (
            <FormProvider {...form}>
              <TextInput name="purpose" label={t('domain:field.purpose')} />
              <DatesInput name="keepUntil" label={t('domain:field.keepUntil')} oneDay />
            </FormProvider>
          ) : null}
        </div>
      ) : null}
      <div role="alert">{issue ? <p className="form-problem">{issue}</p> : null}</div>
      <div className="import-buttons">
        <Button look="primary" onPress={() => void send()}>
          {t('app:attendance.import', { count: accepted })}
        </Button>
        <Button onPress={onLeave}>{t('app:dialog.cancel')}</Button>
      </div>
    </Section>
  );
}

export function AttendancePage() {
  const { t, i18n } = useWords();
  const text = useText();
  const say = useSay();
  const navigate = useNavigate();
  const { undoAction } = useUndo();
  const { id } = useParams({ from: '/framed/events/$id/attendance' });
  const { data: view } = useSuspenseQuery(queries.events.get.queryOptions({ input: { id } }));
  const list = useAttendanceList(id);
  const title = text(view.event.title);
  const toEvent = () => void navigate({ to: '/events/$id', params: { id }, replace: true });
  useKeys({ leave: toEvent });
  const done = ({ accepted, revision }: AttendanceResult) => {
    say(t('app:attendance.done', { count: accepted }), revision ? { action: { label: t('app:undo.undo'), run: () => undoAction(revision) } } : {});
    toEvent();
  };
  return (
    <Page wide back={{ place: { to: '/events/$id', params: { id } }, name: title }} kind={title} title={t('app:attendance.title')} name={`${t('app:attendance.title')}: ${title}`}>
      <TableFrame
        table={list}
        lead={t('app:attendance.lead')}
        summary={({ rows, accepted }) => t('app:attendance.summary', { rows, accepted })}
        headless={t('app:attendance.headless')}
        columns={attendanceColumns.map((column) => ({ id: column, name: t(`app:attendance.column.${column}`) }))}
        missing={({ country, town }) => (country === null && town === null ? t('app:attendance.needOrigin') : null)}
        sentence={(one: AttendanceResult['problems'][number]) => attendanceSentence(i18n, one, interfaceLanguage(i18n.language))}
        leftOut={(count) => t('app:attendance.leftOut', { count })}
      >
        {(preview) => <BringIn preview={preview} bringIn={list.bringIn} view={view} onDone={done} onLeave={toEvent} />}
      </TableFrame>
    </Page>
  );
}
