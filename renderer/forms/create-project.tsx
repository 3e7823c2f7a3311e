/** A project of others, made from within another form by its acronym: what is known of it is added on its page. */

import { blank } from '#shared/contract/blank.ts';
import { partKinds } from '#shared/contract/parts.ts';
import { projectForm } from '#shared/contract/projects.ts';
import { patchOf } from '#shared/domain/difference.ts';
import { client } from '../api/client.ts';
import { useWords } from '../base/words.ts';
import { CheckInput } from './check-input.tsx';
import { TextInput } from './field.tsx';
import { partValues } from './part-rows.tsx';
import { QuickDialog } from './quick-dialog.tsx';
import { TextsInput } from './texts-input.tsx';

const LISTS = ['roles', 'unnamed', ...partKinds];

interface Props {
  /** What was typed before. */
  readonly words: string;
  /** Given the new record's id and name; empty when nothing was made. */
  readonly onDone: (id: string, name: string) => void;
}

export function CreateProject({ words, onDone }: Props) {
  const { t } = useWords();
  const initial = { id: null, revision: null, fields: blank('project', { acronym: words, own: false }), roles: [], unnamed: [], ...partValues(null), names: {} };
  return (
    <QuickDialog
      title={t('app:projects.new')}
      schema={projectForm}
      initial={initial}
      saveLabel={t('app:project.save')}
      save={async (values) => ({ ...(await client.projects.save({ ...patchOf(initial, values, LISTS), draftId: null } as never)), name: values.fields.acronym })}
      onDone={onDone}
    >
      <TextInput name="fields.acronym" label={t('domain:field.acronym')} required />
      <TextsInput name="fields.title" label={t('domain:field.title')} />
      <CheckInput name="fields.own" label={t('domain:field.own')} help={t('app:project.ownHelp')} />
    </QuickDialog>
  );
}
