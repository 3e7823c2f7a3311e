import path from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { Failure } from '#shared/contract/failures.ts';
import { toFailure } from '../files/failing.ts';
import { backUp } from './backup.ts';
import { firstLight } from './migrations/0001_first-light.ts';
import { sound } from './migrations/0002_sound.ts';
import { wholeRecord } from './migrations/0003_whole-record.ts';
import { staleNames } from './migrations/0004_stale-names.ts';
import { milestones } from './migrations/0005_milestones.ts';
import { issuedReports } from './migrations/0006_issued-reports.ts';
import { ruleAnswers } from './migrations/0007_rule-answers.ts';
import { reportTemplates } from './migrations/0008_report-templates.ts';
import { finding } from './migrations/0009_finding.ts';
import { savedSearches } from './migrations/0010_saved-searches.ts';
import { called } from './migrations/0011_called.ts';
import { merging } from './migrations/0012_merging.ts';
import { erasedPhotos } from './migrations/0013_erased-photos.ts';
import type { Migration } from './migrations/migration.ts';
import { APPLICATION_ID, readHeader } from './open.ts';

export const MIGRATIONS: readonly Migration[] = [firstLight, sound, wholeRecord, staleNames, milestones, issuedReports, ruleAnswers, reportTemplates, finding, savedSearches, called, merging, erasedPhotos];

export function newestVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0;
}

function assertSound(connection: Connection): void {
  const broken = connection.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`foreign_key_check: ${JSON.stringify(broken.slice(0, 5))}`);
  const verdict = connection.pragma('integrity_check', { simple: true });
  if (verdict !== 'ok') throw new Error(`integrity_check: ${String(verdict)}`);
}

/**
 * Brings a database to the newest version, whole or not at all. Kysely's own migrator does not run
 * SQLite migrations in a transaction, so a failing one would leave half of itself behind.
 *
 * An archive that holds data is backed up first, and the copy is opened and checked. Foreign keys are
 * turned off outside the transaction, since inside it SQLite ignores that; `foreign_key_check` says
 * at the end that nothing points nowhere.
 *
 * Throws `archive.upgradeFailed`, `diskFull` or `diskError`, with the archive as it was and the backup kept.
 */
export function migrate(connection: Connection, folder: string, migrations: readonly Migration[] = MIGRATIONS): void {
  const { userVersion } = readHeader(connection);
  const pending = migrations.filter((migration) => migration.version > userVersion);
  if (pending.length === 0) return;
  const backup = userVersion > 0 ? backUp(connection, folder, `before-version-${newestVersion(migrations)}`) : null;
  connection.pragma('foreign_keys = OFF');
  try {
    connection.exec('BEGIN EXCLUSIVE');
    for (const migration of pending) {
      migration.run(connection);
      connection.pragma(`user_version = ${migration.version}`);
    }
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    assertSound(connection);
    connection.exec('COMMIT');
  } catch (cause) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    // What the disk refused has a sentence of its own, which says what to do.
    const known = toFailure(cause, folder);
    if (known instanceof Failure && known.code.startsWith('archive.disk')) throw known;
    throw new Failure('archive.upgradeFailed', { folder, backup: backup && path.basename(backup) }, { cause });
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

