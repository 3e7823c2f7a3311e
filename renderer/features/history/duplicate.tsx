/** Makes a new record after one that is there: what comes along is chosen, and the form opens with it. Nothing is saved yet. */

import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import type { Kind } from '#shared/contract/records.ts';
import { useCommands } from '../../base/commands-here.ts';
import { useWords } from '../../base/words.ts';
import { groupsOf } from '../../forms/copying.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import '../../forms/check-input.css';

export function Duplicate({ kind, name, edit }: { readonly kind: Kind; readonly name: string; readonly edit: LinkProps }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const groups = groupsOf(kind);
  const [isOpen, setOpen] = useState(false);
  const [along, setAlong] = useState<readonly string[]>(groups.flatMap(({ id, isUsual }) => (isUsual ? [id] : [])));
  const go = () => void navigate({ ...edit, search: { copy: ['all', ...along].join(' ') } } as LinkProps);
  const begin = () => (groups.length === 0 ? go() : setOpen(true));
  useCommands([{ id: 'duplicate', name: t('app:copy.duplicate'), also: t('app:palette.also.duplicate'), writes: true, does: { run: begin } }]);
  return (
    <>
      <Button onPress={begin}>{t('app:copy.duplicate')}</Button>
      <Dialog title={t('app:copy.title', { name })} isOpen={isOpen} onOpenChange={setOpen}>
        <form
          className="copy-choice"
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          <CheckboxGroup className="checks" value={[...along]} onChange={setAlong} aria-label={t('app:copy.along')}>
            <span className="quiet">{t('app:copy.along')}</span>
            {groups.map(({ id }) => (
              <Checkbox key={id} value={id} className="check">
                <span className="check-box" aria-hidden>
                  <Icon name="check" />
                </span>
                {t(`app:copy.group.${id}`)}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <Button look="primary" type="submit">
            {t('app:copy.go')}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
