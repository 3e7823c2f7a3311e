/** A table on its way in: the file, what was chosen for it, and what the archive would do with it. */

import { useEffect, useRef, useState } from 'react';
import type { tableEncodings } from '#shared/contract/imports.ts';
import { useSentence } from '../../base/commands.ts';
import { useWords } from '../../base/words.ts';
import { failureOf } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';

/** Where each column stands in a row, from 0; null where the table has none. */
export type Mapping = Readonly<Record<string, number | null>>;

export interface Correction {
  readonly written: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export interface Choices<C extends Mapping> {
  /** null: as the heads say, or as it was chosen for a table with the same ones. */
  readonly columns: C | null;
  readonly encoding: (typeof tableEncodings)[number] | null;
  readonly isHeadless: boolean;
  readonly corrections: readonly Correction[];
}

/** What every table is told as, whatever is made of it. */
export interface Preview<C extends Mapping> {
  readonly heads: readonly string[];
  readonly columns: C;
  readonly sample: readonly (readonly string[])[];
  readonly encoding: Choices<C>['encoding'];
  readonly rows: number;
  readonly accepted: number;
}

const NOTHING_CHOSEN = { columns: null, encoding: null, isHeadless: false, corrections: [] };

/** What a column is said to be; what it was before, and where that stood before, is given up. */
export function withColumn<C extends Mapping>(columns: C, index: number, what: keyof C | null): C {
  const others = Object.fromEntries(Object.entries(columns).map(([column, at]) => [column, at === index ? null : at]));
  return { ...others, ...(what === null ? {} : { [what]: index }) } as C;
}

interface Asking<C extends Mapping, R extends Preview<C>, M> {
  /** Sends what was uploaded. `more` is null for a look at it, and what was confirmed where it is to come in. */
  readonly send: (uploadId: string, chosen: Choices<C>, more: M | null, signal: AbortSignal) => Promise<R>;
  readonly noColumns: C;
  /** The failure that says that no column is known by its head. */
  readonly unknownColumns: string;
}

/** What a page of a table knows of it. */
export type TableOnItsWay<C extends Mapping, R extends Preview<C>, M> = ReturnType<typeof useTable<C, R, M>>;

export function useTable<C extends Mapping, R extends Preview<C>, M>({ send, noColumns, unknownColumns }: Asking<C, R, M>) {
  const { t } = useWords();
  const sentence = useSentence();
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<Choices<C>>(NOTHING_CHOSEN);
  const [preview, setPreview] = useState<R | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** What is being done: the part of the file that has arrived, 0–1. */
  const [busy, setBusy] = useState<{ readonly isImport: boolean; readonly part: number } | null>(null);
  const stop = useRef(new AbortController());
  const isComing = useRef(false);
  // Who leaves the page wants nothing of it any more.
  useEffect(() => () => stop.current.abort(), []);

  const ask = async (sent: File, chosen: Choices<C>, more: M | null): Promise<R | null> => {
    stop.current.abort();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    const isImport = more !== null;
    const progress = (part: number) => (signal.aborted ? undefined : setBusy({ isImport, part }));
    progress(0);
    setProblem(null);
    try {
      const uploadId = await upload(sent, signal, progress, 'table');
      const result = await send(uploadId, chosen, more, signal);
      return signal.aborted ? null : result;
    } catch (error) {
      if (signal.aborted) return null;
      // The heads say nothing of it: whoever knows the table says what its columns are.
      if (failureOf(error).code === unknownColumns && chosen.columns === null && !isImport) return await ask(sent, { ...chosen, columns: noColumns }, null);
      setProblem(sentence(error));
      return null;
    } finally {
      if (stop.current === controller) setBusy(null);
    }
  };

  const look = async (sent: File, chosen: Choices<C>) => {
    setChoices(chosen);
    const result = await ask(sent, chosen, null);
    if (result) setPreview(result);
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    setPreview(null);
    void look(chosen, NOTHING_CHOSEN);
  };
  const change = (changed: Partial<Choices<C>>) => {
    if (file) void look(file, { ...choices, ...changed });
  };
  /** null when it failed, was stopped, or is under way already: a second press must not bring the same in twice. */
  const bringIn = async (confirmed: M): Promise<R | null> => {
    if (!file || !preview || busy || isComing.current) return null;
    isComing.current = true;
    try {
      return await ask(file, { ...choices, columns: preview.columns }, confirmed);
    } finally {
      isComing.current = false;
    }
  };
  const cancel = () => {
    const isImport = busy?.isImport ?? false;
    stop.current.abort();
    setBusy(null);
    if (!isImport && !preview) setFile(null);
    setProblem(t('app:tables.stopped'));
  };
  return { file, choices, preview, problem, busy, choose, change, bringIn, cancel };
}
