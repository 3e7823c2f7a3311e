/** A table as it is read: its file, its columns and what each of them says, its first rows, and what is wrong, by row. */

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Checkbox, DropZone, FileTrigger, Text } from 'react-aria-components';
import { LARGEST_TABLE, tableEncodings } from '#shared/contract/imports.ts';
import { countryName } from '#shared/domain/countries.ts';
import { numberFormat } from '#shared/domain/formats.ts';
import { useWords } from '../../base/words.ts';
import type { Choice } from '../../forms/choose.tsx';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { type Choices, type Mapping, type Preview, type TableOnItsWay, withColumn } from './table-on-its-way.ts';
import '../../ui/table.css';
import '../photos/photos.css';
import './tables.css';

const TYPES = ['.csv', '.tsv', '.txt', '.xlsx', '.ods'];

interface FileProps {
  readonly file: File | null;
  readonly onChosen: (file: File) => void;
}

function ChooseFile({ file, onChosen }: FileProps) {
  const { t } = useWords();
  return (
    <DropZone
      className="drop-zone"
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => {
        const dropped = items.find((item) => item.kind === 'file');
        void dropped?.getFile().then(onChosen);
      }}
    >
      <Text slot="label">{file ? t('app:tables.chosen', { name: file.name }) : t('app:tables.drop')}</Text>
      <FileTrigger
        acceptedFileTypes={TYPES}
        onSelect={(files) => {
          const [chosen] = files ?? [];
          if (chosen) onChosen(chosen);
        }}
      >
        <Button>{file ? t('app:tables.chooseOther') : t('app:tables.choose')}</Button>
      </FileTrigger>
      <span className="quiet">{t('app:tables.limit', { megabytes: LARGEST_TABLE / 1024 / 1024 })}</span>
    </DropZone>
  );
}

interface BusyProps {
  /** The part of the file that has arrived, 0–1; null while nothing is done. */
  readonly busy: { readonly isImport: boolean; readonly part: number } | null;
  readonly onCancel: () => void;
}

function Busy({ busy, onCancel }: BusyProps) {
  const { t, i18n } = useWords();
  return (
    <div role="status">
      {busy ? (
        <div className="import-busy">
          <span>
            {t(busy.isImport ? 'app:tables.importing' : 'app:tables.reading')} <span className="number">{busy.part < 1 ? numberFormat(i18n.language, { style: 'percent' }).format(busy.part) : ''}</span>
          </span>
          <Button look="quiet" onPress={onCancel}>
            {t('app:jobs.cancel')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface Props<C extends Mapping> {
  readonly preview: Preview<C>;
  readonly choices: Choices<C>;
  readonly change: (changed: Partial<Choices<C>>) => void;
}

/** How a CSV file is read, and whether its first row is a head. */
function ReadAs<C extends Mapping>({ preview, choices, change, headless }: Props<C> & { readonly headless: string }) {
  const { t } = useWords();
  return (
    <div className="import-read">
      {preview.encoding ? (
        <div className="import-encoding">
          <span aria-hidden>{t('app:tables.encoding')}</span>
          <FilterSelect
            label={t('app:tables.encoding')}
            value={preview.encoding}
            options={tableEncodings.map((id) => ({ id, name: t(`app:tables.encodings.${id}`) }))}
            onChange={(id) => change({ encoding: tableEncodings.find((encoding) => encoding === id) ?? null })}
          />
        </div>
      ) : null}
      <Checkbox className="check" isSelected={choices.isHeadless} onChange={(isHeadless) => change({ isHeadless, columns: isHeadless ? preview.columns : null })}>
        <span className="check-box" aria-hidden>
          <Icon name="check" />
        </span>
        {headless}
      </Checkbox>
    </div>
  );
}

const IGNORED = 'ignored';

/** How spreadsheets call a column: A, B … Z, AA. @param index from 0 */
function columnLetter(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

interface ColumnsProps<C extends Mapping> extends Omit<Props<C>, 'choices'> {
  /** What a column can be. */
  readonly columns: readonly Choice[];
  /** What has to be said before anything can come in; null where it is. */
  readonly missing: string | null;
}

function Columns<C extends Mapping>({ preview, change, columns: known, missing }: ColumnsProps<C>) {
  const { t } = useWords();
  const { heads, columns, sample } = preview;
  const width = Math.max(heads.length, ...sample.map((row) => row.length));
  const options = [{ id: IGNORED, name: t('app:tables.ignored') }, ...known];
  const says = (index: number) => known.find(({ id }) => columns[id] === index)?.id ?? IGNORED;
  const name = (index: number) => heads[index]?.trim() || columnLetter(index);
  return (
    <Section title={t('app:tables.columns')}>
      <p className={missing ? 'form-problem import-lead' : 'quiet import-lead'}>{missing ?? t('app:tables.columnsHelp')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('app:tables.columns')}>
        <table className="table import-sample">
          <thead>
            <tr>
              {Array.from({ length: width }, (_, index) => (
                <th key={index} scope="col">
                  <span className="import-head">{name(index)}</span>
                  <FilterSelect
                    label={t('app:tables.columnSays', { name: name(index) })}
                    value={says(index)}
                    options={options}
                    onChange={(id) => change({ columns: withColumn(columns, index, id === IGNORED ? null : id) })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, at) => (
              <tr key={at}>
                {Array.from({ length: width }, (_, index) => (
                  <td key={index} className={says(index) === IGNORED ? 'quiet' : ''}>
                    {row[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** Shown at first; more are asked for. */
const SHOWN = 50;

interface RowProblem {
  /** From 1, under the head. */
  readonly row: number;
  readonly code: string;
  readonly value: string;
  readonly proposal?: string | undefined;
}

interface ProblemsProps<C extends Mapping, P extends RowProblem> extends Props<C> {
  readonly problems: readonly P[];
  readonly sentence: (problem: P) => string;
  /** What becomes of rows with problems. */
  readonly leftOut: (rows: number) => string;
}

function Problems<C extends Mapping, P extends RowProblem>({ preview, choices, change, problems, sentence, leftOut }: ProblemsProps<C, P>) {
  const { t, i18n } = useWords();
  const [shown, setShown] = useState(SHOWN);
  const frame = useRef<HTMLDivElement>(null);
  const { corrections } = choices;
  // The button that was pressed is gone with its problem: whoever pressed it goes on from here.
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus();
  }, [preview]);
  const country = (code: string) => countryName(code, i18n.language);
  const rows = new Set(problems.map(({ row }) => row)).size;
  return (
    <Section title={t('app:tables.problems')}>
      <div ref={frame} tabIndex={-1} className="import-problems" role="group" aria-label={t('app:tables.problems')}>
        <p className="import-lead">{problems.length === 0 ? t('app:tables.noProblems') : leftOut(rows)}</p>
        {corrections.length > 0 ? (
          <ul className="import-lines">
            {corrections.map((correction) => (
              <li key={correction.written}>
                <span>{t('app:tables.taken', { written: correction.written, country: country(correction.country) })}</span>
                <Button look="quiet" onPress={() => change({ corrections: corrections.filter((other) => other !== correction) })}>
                  {t('app:tables.takeBack')}
                  <span className="only-heard">: {correction.written}</span>
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {problems.length > 0 ? (
          <ul className="import-lines">
            {problems.slice(0, shown).map((problem, index) => (
              <li key={index}>
                <span>{sentence(problem)}</span>
                {problem.code === 'unknownCountry' && problem.proposal ? (
                  <Button look="quiet" onPress={() => change({ corrections: [...corrections, { written: problem.value, country: problem.proposal ?? '' }] })}>
                    {t('app:tables.take', { written: problem.value, country: country(problem.proposal) })}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {problems.length > shown ? <Button onPress={() => setShown(shown + SHOWN * 10)}>{t('app:tables.more', { count: problems.length - shown })}</Button> : null}
      </div>
    </Section>
  );
}

interface FrameProps<C extends Mapping, P extends RowProblem, R extends Preview<C> & { readonly problems: readonly P[] }, M> {
  readonly table: TableOnItsWay<C, R, M>;
  readonly lead: string;
  /** What came of reading it: it has the focus once that is known. */
  readonly summary: (preview: R) => string;
  readonly headless: string;
  /** What a column can be, and what must be said of them before anything can come in. */
  readonly columns: readonly Choice[];
  readonly missing: (columns: C) => string | null;
  readonly sentence: (problem: P) => string;
  readonly leftOut: (rows: number) => string;
  /** What comes in, and the last word on it. */
  readonly children: (preview: R) => ReactNode;
}

/** A table from its file to the last word on it, as every page that takes one in has it. */
export function TableFrame<C extends Mapping, P extends RowProblem, R extends Preview<C> & { readonly problems: readonly P[] }, M>({ table, lead, summary, headless, columns, missing, sentence, leftOut, children }: FrameProps<C, P, R, M>) {
  const { file, busy, choose, cancel, preview, choices, change, problem } = table;
  const line = useRef<HTMLParagraphElement>(null);
  const hasPreview = preview !== null;
  useEffect(() => {
    if (hasPreview) line.current?.focus();
  }, [hasPreview]);
  return (
    <>
      <p className="import-lead">{lead}</p>
      <ChooseFile file={file} onChosen={choose} />
      <Busy busy={busy} onCancel={cancel} />
      <div role="alert">{problem ? <p className="form-problem">{problem}</p> : null}</div>
      {preview ? (
        <>
          <p className="import-summary" ref={line} tabIndex={-1}>
            {summary(preview)}
          </p>
          <ReadAs preview={preview} choices={choices} change={change} headless={headless} />
          <Columns preview={preview} change={change} columns={columns} missing={missing(preview.columns)} />
          {preview.accepted > 0 || preview.problems.length > 0 ? <Problems preview={preview} choices={choices} change={change} problems={preview.problems} sentence={sentence} leftOut={leftOut} /> : null}
          {children(preview)}
        </>
      ) : null}
    </>
  );
}
