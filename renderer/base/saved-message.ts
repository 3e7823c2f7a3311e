import type { Kind } from '#shared/contract/records.ts';
import { useUndo } from './commands.ts';
import { useSay } from './messages.ts';
import { useWords } from './words.ts';

/** Says that a record was saved, with the way to take just that back. */
export function useMessageOfSaving(): (kind: Kind, action: string) => void {
  const { t } = useWords();
  const say = useSay();
  const { undoAction } = useUndo();
  return (kind, action) => say(t('app:form.saved', { kind: t(`domain:kind.${kind}`).toLowerCase() }), { action: { label: t('app:undo.undo'), run: () => undoAction(action) } });
}
