import { chooseText } from '#shared/domain/languages.ts';
import type { StoredRecord } from './codec.ts';

/** What a call is called: by its year, and its number or title where that is known. */
export function nameOfCall({ year, reference, title }: StoredRecord<'call'>): string {
  return [String(year), reference ?? chooseText(title, 'sl')?.text ?? null].filter((part) => part !== null).join(' · ');
}
