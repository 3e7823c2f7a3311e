/** An attendance list as it is read: its columns and what each of them says, its first rows, and what is wrong, by row. */

import { useEffect, useRef, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { type AttendanceResult, tableEncodings } from '#shared/contract/imports.ts';
import { type AttendanceColumn, type AttendanceProblem, attendanceColumns } from '#shared/domain/attendance.ts';
import { countryName } from '#shared/domain/countries.ts';
import { attendanceSentence } from '#shared/language/sentences.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useWords } from '../../base/words.ts';
import { FilterSelect } from '../../forms/filter-select.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { type AttendanceListState, type Choices, withColumn } from './attendance-list.ts';

interface Props {
  readonly preview: AttendanceResult;
  readonly choices: Choices;
  readonly change: AttendanceListState['change'];
}

const IGNORED = 'ignored';

/** How spreadsheets call a column: A, B … Z, AA. @param index from 0 */
function columnLetter(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** How a CSV file is read, and whether its first row is a head. */
export function ReadAs({ preview, choices, change }: Props) {
  const { t } = useWords();
  return (
    <div className="attendance-read">
      {preview.encoding ? (
        <div className="attendance-encoding">
          <span aria-hidden>{t('app:attendance.encoding')}</span>
          <FilterSelect
            label={t('app:attendance.encoding')}
            value={preview.encoding}
            options={tableEncodings.map((id) => ({ id, name: t(`app:attendance.encodings.${id}`) }))}
            onChange={(id) => change({ encoding: tableEncodings.find((encoding) => encoding === id) ?? null })}
          />
        </div>
      ) : null}
      <Checkbox className="check" isSelected={choices.isHeadless} onChange={(isHeadless) => change({ isHeadless, columns: isHeadless ? preview.columns : null })}>
        <span className="check-box" aria-hidden>
          <Icon name="check" />
        </span>
        {t('app:attendance.headless')}
      </Checkbox>
    </div>
  );
}

export function Columns({ preview, change }: Omit<Props, 'choices'>) {
  const { t } = useWords();
  const { heads, columns, sample } = preview;
  const width = Math.max(heads.length, ...sample.map((row) => row.length));
  const options = [IGNORED, ...attendanceColumns].map((id) => ({ id, name: t(`app:attendance.column.${id as AttendanceColumn | typeof IGNORED}`) }));
  const says = (index: number) => attendanceColumns.find((column) => columns[column] === index) ?? IGNORED;
  const name = (index: number) => heads[index]?.trim() || columnLetter(index);
  const isMatched = columns.country !== null || columns.town !== null;
  return (
    <Section title={t('app:attendance.columns')}>
      <p className={isMatched ? 'quiet attendance-lead' : 'form-problem attendance-lead'}>{t(isMatched ? 'app:attendance.columnsHelp' : 'app:attendance.needOrigin')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('app:attendance.columns')}>
        <table className="table attendance-sample">
          <thead>
            <tr>
              {Array.from({ length: width }, (_, index) => (
                <th key={index} scope="col">
                  <span className="attendance-head">{name(index)}</span>
                  <FilterSelect
                    label={t('app:attendance.columnSays', { name: name(index) })}
                    value={says(index)}
                    options={options}
                    onChange={(id) => change({ columns: withColumn(columns, index, attendanceColumns.find((column) => column === id) ?? null) })}
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

function Proposal({ problem, take }: { readonly problem: AttendanceProblem; readonly take: (problem: AttendanceProblem) => void }) {
  const { t, i18n } = useWords();
  if (problem.code !== 'unknownCountry' || !problem.proposal) return null;
  return (
    <Button look="quiet" onPress={() => take(problem)}>
      {t('app:attendance.take', { written: problem.value, country: countryName(problem.proposal, i18n.language) })}
    </Button>
  );
}

export function Problems({ preview, choices, change }: Props) {
  const { t, i18n } = useWords();
  const [shown, setShown] = useState(SHOWN);
  const frame = useRef<HTMLDivElement>(null);
  const { problems } = preview;
  const { corrections } = choices;
  // The button that was pressed is gone with its problem: whoever pressed it goes on from here.
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus();
  }, [preview]);
  const take = ({ value, proposal }: AttendanceProblem) => (proposal ? change({ corrections: [...corrections, { written: value, country: proposal }] }) : undefined);
  const rows = new Set(problems.map(({ row }) => row)).size;
  return (
    <Section title={t('app:attendance.problems')}>
      <div ref={frame} tabIndex={-1} className="attendance-problems" role="group" aria-label={t('app:attendance.problems')}>
        <p className="attendance-lead">{problems.length === 0 ? t('app:attendance.noProblems') : t('app:attendance.leftOut', { count: rows })}</p>
        {corrections.length > 0 ? (
          <ul className="attendance-lines">
            {corrections.map((correction) => (
              <li key={correction.written}>
                <span>{t('app:attendance.taken', { written: correction.written, country: countryName(correction.country, i18n.language) })}</span>
                <Button look="quiet" onPress={() => change({ corrections: corrections.filter((other) => other !== correction) })}>
                  {t('app:attendance.takeBack')}
                  <span className="only-heard">: {correction.written}</span>
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {problems.length > 0 ? (
          <ul className="attendance-lines">
            {problems.slice(0, shown).map((problem, index) => (
              <li key={index}>
                <span>{attendanceSentence(i18n, problem, interfaceLanguage(i18n.language))}</span>
                <Proposal problem={problem} take={take} />
              </li>
            ))}
          </ul>
        ) : null}
        {problems.length > shown ? <Button onPress={() => setShown(shown + SHOWN * 10)}>{t('app:attendance.more', { count: problems.length - shown })}</Button> : null}
      </div>
    </Section>
  );
}
