/** The sentence of a failure, in a language. One place, so that every shell says the same. */

import type { i18n } from 'i18next';
import type { FailureCode, FailureParams, UnansweredCode } from '../contract/failures.ts';

/** Failures whose sentence names a backup where there is one. */
const WITH_BACKUP = {
  'archive.damaged': 'archive.damagedWithBackup',
  'archive.upgradeFailed': 'archive.upgradeFailedWithBackup',
} as const;

const MEGABYTE = 1024 * 1024;

interface Said {
  readonly code: FailureCode | UnansweredCode;
  readonly params: FailureParams;
}

export function failureSentence(translator: i18n, failure: Said): string {
  const { code, params } = failure;
  const key = params.backup && code in WITH_BACKUP ? WITH_BACKUP[code as keyof typeof WITH_BACKUP] : code;
  const limitMegabytes = typeof params.limit === 'number' ? Math.round(params.limit / MEGABYTE) : undefined;
  return translator.t(`errors:${key}`, { ...params, limitMegabytes });
}
