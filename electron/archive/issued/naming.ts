import { Failure } from '#shared/contract/failures.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Archive } from '../archive.ts';
import { liveIssued } from './repository.ts';
import { readIssued } from './service.ts';

/** Every text that a tree holds. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** The ids of the reports that were given out with a name in what they say, however it is written there; of a damaged one nobody can tell. */
export async function issuedNaming(archive: Archive, name: string): Promise<string[]> {
  const wanted = fold(name).trim();
  if (wanted === '') return [];
  const naming: string[] = [];
  for (const report of await liveIssued(archive.reader)) {
    try {
      const said = fold(textsIn(JSON.parse(Buffer.from(await readIssued(archive, report, 'data')).toString('utf8'))).join('\n'));
      if (` ${said} `.includes(` ${wanted} `)) naming.push(report.id);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'issued.fileDamaged') throw error;
    }
  }
  return naming;
}
