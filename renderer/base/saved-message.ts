import { useWords } from './words.ts';
import type { Kind } from '#shared/contract/records.ts';
import { useUndo } from './commands.ts';
import { useSay } from './messages.ts';

/** Says that a record was saved, with the way to take it back. */
export function useMessageOfSaving(): (kind: Kind) => void {
  const { t } = useWords();
  const say = useSay();
  const { undo } = useUndo();
  return (kind) => say(t('app:form.saved', { kind: t(`domain:kind.${kind}`).toLowerCase() }), { action: { label: t('app:undo.undo'), run: undo } });
}
