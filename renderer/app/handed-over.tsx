/** What this page is asked for from elsewhere: to open what a second start of the program was asked to, and to show a record as a backup has it. */

import { useEffect } from 'react';
import { client } from '../api/client.ts';
import { onHappening, queryClient } from '../api/queries.ts';
import { type DesktopShell, desktop } from '../api/shell.ts';
import { useAttempt } from '../base/commands.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useWords } from '../base/words.ts';
import { router } from './router.tsx';

type Asked = Parameters<Parameters<DesktopShell['onOpen']>[0]>[0];

export function OpensWhatIsHandedOver() {
  const { i18n } = useWords();
  const attempt = useAttempt();
  useEffect(() => {
    const open = async (asked: Asked) => {
      const now = await client.archive.status().catch(() => null);
      if (now && ('sample' in asked ? now.sample : now.folder === asked.folder)) return;
      const before = router.state.location.href;
      // A form that is left keeps what was typed as a draft, and must do so in its own archive.
      await router.navigate({ to: '/start' });
      let opened = false;
      await attempt(async () => {
        if ('sample' in asked) await client.archive.openSample({ language: interfaceLanguage(i18n.language) });
        else await client.archive.open({ folder: asked.folder });
        opened = true;
      });
      // Nothing of the archive before is shown for this one.
      queryClient.removeQueries({ type: 'inactive' });
      await queryClient.invalidateQueries();
      if (opened) await router.navigate({ to: '/home' });
      else router.history.push(before);
    };
    desktop?.onOpen((asked) => void open(asked));
    return onHappening((happening) => {
      if (happening.type === 'asked') void open(happening.asked);
      // A form that is left keeps what was typed as a draft.
      if (happening.type === 'shownThen') void router.navigate({ to: '/take-back', search: { file: happening.backup, kind: happening.kind, id: happening.id } });
    });
  }, [attempt, i18n.language]);
  return null;
}
