/** What is shown where a page can't be: the sentence, and the ways on. */

import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useWords } from '../base/words.ts';
import { queryClient } from '../api/queries.ts';
import { Button, LinkButton } from './button.tsx';
import { Page } from './page.tsx';
import { useSentence } from '../base/commands.ts';

export function Problem({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  const sentence = useSentence();
  const router = useRouter();
  const again = () => {
    queryClient.removeQueries({ type: 'inactive' });
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('app:problem.title')} name={t('app:problem.title')}>
      <p role="alert">{sentence(error)}</p>
      <p style={{ marginBlockStart: 20, display: 'flex', gap: 10 }}>
        <Button onPress={again}>{t('app:problem.again')}</Button>
        <LinkButton to="/projects">{t('app:problem.home')}</LinkButton>
      </p>
    </Page>
  );
}

export function NotFound() {
  const { t } = useWords();
  return (
    <Page title={t('app:problem.noPage')} name={t('app:problem.noPage')}>
      <p>{t('app:problem.noPageText')}</p>
      <p style={{ marginBlockStart: 20 }}>
        <LinkButton to="/projects">{t('app:problem.home')}</LinkButton>
      </p>
    </Page>
  );
}

/** Says after a moment that something is on its way. */
export function Waiting() {
  const { t } = useWords();
  return (
    <div className="waiting" role="status">
      {t('app:problem.waiting')}
    </div>
  );
}
