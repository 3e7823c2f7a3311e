import { useWords } from '../base/words.ts';
import { fieldName } from '#shared/language/value-text.ts';
import type { Kind } from '#shared/contract/records.ts';

/** What a field is called: by its own name in its kind, where it has one, else by the one that all kinds share. */
export function useFieldName(): (kind: Kind, field: string) => string {
  const { t } = useWords();
  return (kind, field) => fieldName(t, kind, field);
}
