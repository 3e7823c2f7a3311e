/** The sentence of a failure, in a language. One place, so that every shell says the same. */

import type { i18n } from 'i18next';
import type { CheckProblem } from '../contract/check.ts';
import type { FailureCode, FailureParams, UnansweredCode } from '../contract/failures.ts';
import type { Kind } from '../contract/records.ts';

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
