/** An attendance list on its way in: the file, what was chosen for it, and what the archive would do with it. */

import { useEffect, useRef, useState } from 'react';
import type { AttendanceResult } from '#shared/contract/imports.ts';
import { type AttendanceColumn, type AttendanceMapping, attendanceColumns } from '#shared/domain/attendance.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { client, failureOf } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';

type Input = Parameters<typeof client.imports.attendance>[0];

export interface Correction {
  readonly written: string;
  readonly country: string;
}

export interface Choices {
  /** null: as the heads say, or as it was chosen for a list with the same ones. */
  readonly columns: AttendanceMapping | null;
  readonly encoding: AttendanceResult['encoding'];
  readonly isHeadless: boolean;
  readonly corrections: readonly Correction[];
}

const NOTHING_CHOSEN: Choices = { columns: null, encoding: null, isHeadless: false, corrections: [] };
const NO_COLUMNS = Object.fromEntries(attendanceColumns.map((column) => [column, null])) as AttendanceMapping;

/** What a column of the list is said to be; what it was before, and where that stood before, is given up. */
export function withColumn(columns: AttendanceMapping, index: number, what: AttendanceColumn | null): AttendanceMapping {
  const others = Object.fromEntries(attendanceColumns.map((column) => [column, columns[column] === index ? null : columns[column]]));
  return { ...others, ...(what ? { [what]: index } : {}) } as AttendanceMapping;
}

export interface Confirmed {
  readonly counts: NonNullable<Input['counts']>;
  readonly people: Input['people'];
}

export function useAttendanceList(eventId: string) {
  const { t, i18n } = useWords();
  const sentence = useSentence();
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState(NOTHING_CHOSEN);
  const [preview, setPreview] = useState<AttendanceResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** What is being done: the part of the file that has arrived, 0–1. */
  const [busy, setBusy] = useState<{ readonly isImport: boolean; readonly part: number } | null>(null);
  const stop = useRef(new AbortController());
  // Who leaves the page wants nothing of it any more.
  useEffect(() => () => stop.current.abort(), []);

  const send = async (sent: File, chosen: Choices, more: Partial<Input>) => {
    stop.current.abort();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    const isImport = more.isDry === false;
    const progress = (part: number) => (signal.aborted ? undefined : setBusy({ isImport, part }));
    progress(0);
    setProblem(null);
    try {
      const uploadId = await upload(sent, signal, progress, 'table');
      const { columns, encoding, isHeadless, corrections } = chosen;
      const result = await client.imports.attendance({ uploadId, eventId, isDry: true, columns, encoding, isHeadless, corrections: [...corrections], people: null, language: i18n.language, remembers: true, ...more }, { signal });
      return signal.aborted ? null : result;
    } catch (error) {
      if (signal.aborted) return null;
      // The heads say nothing of it: whoever knows the list says what its columns are.
      if (failureOf(error).code === 'table.noColumns' && chosen.columns === null && !isImport) return await send(sent, { ...chosen, columns: NO_COLUMNS }, more);
      setProblem(sentence(error));
      return null;
    } finally {
      if (stop.current === controller) setBusy(null);
    }
  };

  const look = async (sent: File, chosen: Choices) => {
    setChoices(chosen);
    const result = await send(sent, chosen, {});
    if (result) setPreview(result);
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    setPreview(null);
    void look(chosen, NOTHING_CHOSEN);
  };
  const change = (changed: Partial<Choices>) => {
    if (file) void look(file, { ...choices, ...changed });
  };
  /** null when it failed or was stopped: then nothing came in. */
  const bringIn = async ({ counts, people }: Confirmed): Promise<AttendanceResult | null> =>
    file && preview ? await send(file, choices, { isDry: false, columns: preview.columns, counts, people }) : null;
  const cancel = () => {
    const isImport = busy?.isImport ?? false;
    stop.current.abort();
    setBusy(null);
    if (!isImport && !preview) setFile(null);
    setProblem(t('app:attendance.stopped'));
  };
  return { file, choices, preview, problem, busy, choose, change, bringIn, cancel };
}

export type AttendanceListState = ReturnType<typeof useAttendanceList>;
