import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useWords } from '../base/words.ts';
import { I18nProvider } from 'react-aria-components';
import { queryClient } from '../api/queries.ts';
import { useHasEnded } from '../base/quitting.ts';
import { LastWords, useIsBackupClosed } from './last-words.tsx';
import { OpensWhatIsHandedOver } from './handed-over.tsx';
import { MessagesProvider } from './messages.tsx';
import { Waiting } from '../ui/problem.tsx';
import { router } from './router.tsx';

/** Day before month, 24 hours: English as it is written in Europe. */
const LOCALES: Readonly<Record<string, string>> = { sl: 'sl-SI', en: 'en-GB' };

/** What the archive shows; or, where that was a backup and is closed, only that. */
function Pages() {
  if (useIsBackupClosed()) return <LastWords of="beside.closed" />;
  return (
    <MessagesProvider>
      <OpensWhatIsHandedOver />
      <RouterProvider router={router} />
    </MessagesProvider>
  );
}

export function App() {
  const { i18n } = useWords();
  if (useHasEnded()) return <LastWords of="quit.ended" />;
  return (
    <I18nProvider locale={LOCALES[i18n.language] ?? 'sl-SI'}>
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={<Waiting />}>
          <Pages />
        </Suspense>
      </QueryClientProvider>
    </I18nProvider>
  );
}
