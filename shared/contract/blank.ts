import { type Fields, type Kind, fieldsOf } from './records.ts';
import type { Declaration } from './declared.ts';

/** What a field holds before anything was said of it. A choice that knows "unknown" begins with that, any other with its first. */
function blankOf({ type, isOptional, choices = [] }: Declaration): unknown {
  if (isOptional) return null;
  switch (type) {
    case 'texts': return {};
    case 'list': return [];
    case 'flag': return false;
    case 'number':
    case 'position': return 0;
    case 'choice': return choices.includes('unknown') ? 'unknown' : choices[0];
    default: return '';
  }
}

/** A record as a form begins it, with what is known of it already. */
export function blank<K extends Kind>(kind: K, known: Partial<Fields<K>> = {}): Fields<K> {
  const empty = Object.fromEntries([...fieldsOf(kind)].map(([field, declaration]) => [field, blankOf(declaration)]));
  return { ...empty, ...known } as Fields<K>;
}
