/** Keeping a search by name, and calling it otherwise. */

import { useState } from 'react';
import { type SavedSearchView, savedSearchFields } from '#shared/contract/kept-searches.ts';
import { client } from '../../api/client.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useUndo } from '../../base/commands.ts';
import { useSay } from '../../base/messages.ts';
import { useWords } from '../../base/words.ts';
import { TextInput } from '../../forms/field.tsx';
import { QuickDialog } from '../../forms/quick-dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { Writing } from '../../ui/writing.tsx';

interface NameProps {
  readonly title: string;
  readonly saveLabel: string;
  /** The search as it is kept; without an id it is new. */
  readonly kept: Omit<SavedSearchView, 'id' | 'revision'> & Partial<SavedSearchView>;
  readonly onDone: () => void;
}

function NameDialog({ title, saveLabel, kept, onDone }: NameProps) {
  const { t } = useWords();
  const say = useSay();
  const { undoAction } = useUndo();
  const { id = null, revision = null, name, query } = kept;
  const save = async (fields: { name: string; query: string }) => {
    const saved = await client.keptSearches.save({ id, revision, draftId: null, fields });
    say(t('app:keptSearches.kept'), { action: { label: t('app:undo.undo'), run: () => undoAction(saved.revision) } });
    return { id: saved.id, name: fields.name };
  };
  return (
    <QuickDialog title={title} schema={savedSearchFields} initial={{ name, query }} saveLabel={saveLabel} save={save} onDone={onDone}>
      <TextInput name="name" label={t('domain:field.name')} required />
      <TextInput name="query" label={t('domain:field.query')} required />
    </QuickDialog>
  );
}

/** Beside the search: keeps what is typed. */
export function KeepSearch({ words }: { readonly words: string }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const query = words.trim();
  useCommands(query === '' ? [] : [{ id: 'keepSearch', name: `${t('app:keptSearches.keep')} …`, writes: true, does: { run: () => setOpen(true) } }]);
  if (query === '') return null;
  return (
    <>
      <Writing>
        <Button onPress={() => setOpen(true)}>{t('app:keptSearches.keep')} …</Button>
      </Writing>
      {isOpen ? <NameDialog title={t('app:keptSearches.keep')} saveLabel={t('app:keptSearches.keep')} kept={{ name: query, query }} onDone={() => setOpen(false)} /> : null}
    </>
  );
}

export function RenameSearch({ kept }: { readonly kept: SavedSearchView }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-label={t('app:keptSearches.changeOf', { name: kept.name })} onPress={() => setOpen(true)}>
        {t('app:keptSearches.change')}
      </Button>
      {isOpen ? <NameDialog title={t('app:keptSearches.changeOf', { name: kept.name })} saveLabel={t('app:keptSearches.keep')} kept={kept} onDone={() => setOpen(false)} /> : null}
    </>
  );
}
