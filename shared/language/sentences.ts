/** The sentence of a failure, in a language. One place, so that every shell says the same. */

import type { i18n } from 'i18next';
import type { CheckProblem, DamagedReport } from '../contract/check.ts';
import type { FailureCode, FailureParams, UnansweredCode } from '../contract/failures.ts';
import type { Kind } from '../contract/records.ts';
import type { GapView } from '../contract/reports.ts';
import type { AttendanceProblem } from '../domain/attendance.ts';
import { countryName } from '../domain/countries.ts';
import type { DateRefused } from '../domain/date-atoms.ts';
import { formatDate, weekdayName } from '../domain/date-text.ts';
import type { RuleKind, RulePlace } from '../domain/funding/rule.ts';
import { type InterfaceLanguage, chooseText, languageName } from '../domain/languages.ts';
import type { RecordTableProblem } from '../domain/record-table.ts';

/** Failures whose sentence names a backup, or a copy that was kept, where there is one. */
const WITH_BACKUP = {
  'archive.damaged': 'archive.damagedWithBackup',
  'archive.upgradeFailed': 'archive.upgradeFailedWithBackup',
  'archive.logUnreadable': 'archive.logUnreadableWithCopy',
  'archive.replaced': 'archive.replacedWithCopy',
} as const;

const MEGABYTE = 1024 * 1024;

interface Said {
  readonly code: FailureCode | UnansweredCode;
  readonly params: FailureParams;
}

export function failureSentence(translator: i18n, failure: Said): string {
  const { code, params } = failure;
  const key = (params.backup || params.copy) && code in WITH_BACKUP ? WITH_BACKUP[code as keyof typeof WITH_BACKUP] : code;
  const limitMegabytes = typeof params.limit === 'number' ? Math.round(params.limit / MEGABYTE) : undefined;
  return translator.t(`errors:${key}`, { ...params, limitMegabytes });
}

/** What a look over the archive found, in words. */
export function problemSentence({ t }: i18n, { code, params }: CheckProblem): string {
  const kind = typeof params.kind === 'string' ? t(`domain:kind.${params.kind as Kind}`, { defaultValue: params.kind }) : '';
  const field = typeof params.field === 'string' ? t(`domain:field.${params.field as 'title'}`, { defaultValue: params.field }) : '';
  return t(`command:problem.${code}`, { ...params, kind, field });
}

/** What is wrong with a file of a report that was given out. */
export function damagedReportSentence({ t }: i18n, { title, part, state, sha256 }: DamagedReport, language: InterfaceLanguage): string {
  return t(`command:issuedFile.${state}`, { title: chooseText(title, language)?.text ?? '', part: t(`command:issuedPart.${part}`), sha256 });
}

/** Why what was typed is no date. */
export function dateSentence({ t }: Pick<i18n, 't'>, { problem, word = '', day = '' }: DateRefused, language: InterfaceLanguage): string {
  return t(`errors:date.${problem}`, { word, day: formatDate(day, language), weekday: weekdayName(day, language) ?? '' });
}

/** What is named in a gap's sentence: a day, a language, a funder's rule, where to look for it. */
function gapWords({ t }: Pick<i18n, 't'>, { day, rule, look, language: tag, ...params }: GapView['params'], language: InterfaceLanguage) {
  return {
    ...params,
    ...(day === undefined ? {} : { day: formatDate(String(day), language) }),
    ...(rule === undefined ? {} : { rule: t(`domain:ruleKind.${rule as RuleKind}`) }),
    ...(tag === undefined ? {} : { language: languageName(String(tag), language) }),
    ...(look === undefined ? {} : { look: t(`domain:rulePlace.${look as RulePlace}`) }),
  };
}

/** What a report lacks, with what it is about where that is not the report's own subject. */
export function reportGapSentence({ t }: Pick<i18n, 't'>, { code, params, name, isUnconfirmed = false }: Pick<GapView, 'code' | 'params' | 'name' | 'isUnconfirmed'>, language: InterfaceLanguage): string {
  const plain = t(`domain:gap.${code}`, { ...gapWords({ t }, params, language), count: Number(params.count ?? 1) });
  const sentence = isUnconfirmed ? t('domain:unconfirmed', { sentence: plain }) : plain;
  const about = chooseText(name, language)?.text;
  return about ? t('domain:gapOf', { name: about, sentence }) : sentence;
}

/** What is wrong with a row of an attendance list. */
export function attendanceSentence({ t }: Pick<i18n, 't'>, { row, code, value, proposal, first = 0 }: AttendanceProblem, language: InterfaceLanguage): string {
  const said = { row, value, first, proposal: proposal ? countryName(proposal, language) : '' };
  return t(code === 'unknownCountry' && proposal ? 'errors:attendance.nearlyCountry' : `errors:attendance.${code}`, said);
}

/** What is wrong with a row of a table of records. */
export function recordTableSentence({ t }: Pick<i18n, 't'>, { row, code, value, proposal, first = 0 }: RecordTableProblem, language: InterfaceLanguage): string {
  const country = code === 'countryAlone' ? countryName(value, language) : value;
  const said = { row, value: country, first, proposal: proposal ? countryName(proposal, language) : '' };
  return t(code === 'unknownCountry' && proposal ? 'errors:recordTable.nearlyCountry' : `errors:recordTable.${code}`, said);
}
