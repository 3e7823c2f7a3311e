/** A report about events that were chosen in their list; the choice is kept with the place in the history of the window. */

import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { selectionOf, selectionText } from '#shared/domain/selection.ts';
import { useWords } from '../../base/words.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { ChosenDialog } from './chosen-dialog.tsx';
import { ReportOf } from './report-of.tsx';
import type { Asked } from './shape-state.ts';

/** Another report about the same events, or another name of them. */
function OtherReport({ ids, name }: { readonly ids: readonly string[]; readonly name: string | null }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <p className="chosen-lead">
      <span>{t('app:reports.chosenCount', { count: ids.length })}</span>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t('app:reports.chosenOther')} …
      </Button>
      <ChosenDialog name={name} selection={(said) => Promise.resolve(selectionText({ ids, name: said }))} isOpen={isOpen} onOpenChange={setOpen} />
    </p>
  );
}

export function OfSelection({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const said = useLocation({ select: ({ state }) => state.selection });
  const selection = said === undefined ? null : selectionOf(said);
  if (said === undefined || !selection) {
    const kind = t(`reports:names.${asked.report}`);
    return (
      <Page back={{ place: { to: '/reports' }, name: t('app:reports.title') }} title={kind} name={kind}>
        <Empty action={<LinkButton to="/events">{t('app:photos.toEvents')}</LinkButton>}>{t('app:reports.noneChosen')}</Empty>
      </Page>
    );
  }
  const name = selection.name ?? t('reports:selection.unnamed');
  return <ReportOf asked={{ ...asked, subjectId: said }} title={name} name={name} before={<OtherReport ids={selection.ids} name={selection.name} />} />;
}
