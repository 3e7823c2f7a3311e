/** The sentence of a failure, in a language. One place, so that every shell says the same. */

import type { i18n } from 'i18next';
import type { FailureData } from '../contract/failures.ts';

/** Failures whose sentence names a backup where there is one. */
const WITH_BACKUP: Readonly<Record<string, string>> = {
  'archive.damaged': 'archive.damagedWithBackup',
  'archive.upgradeFailed': 'archive.upgradeFailedWithBackup',
};

const MEGABYTE = 1024 * 1024;

export function failureSentence(translator: i18n, failure: Pick<FailureData, 'code' | 'params'>): string {
  const { code, params } = failure;
  const key = params.backup ? (WITH_BACKUP[code] ?? code) : code;
  const limitMegabytes = typeof params.limit === 'number' ? Math.round(params.limit / MEGABYTE) : undefined;
  return translator.t(`errors:${key}`, { ...params, limitMegabytes });
}
