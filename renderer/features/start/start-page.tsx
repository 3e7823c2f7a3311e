import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { failureSentence } from '#shared/language/sentences.ts';
import { useWords } from '../../base/words.ts';
import { client, queries } from '../../api/client.ts';
import { queryClient } from '../../api/queries.ts';
import { desktop } from '../../api/shell.ts';
import { useSentence } from '../../base/commands.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useQuit } from '../../base/quitting.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LanguageSwitch } from '../settings/language-switch.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { FolderDialog } from '../../ui/folder-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import './start-page.css';

/** The first screen: create an archive, open one, or explore the sample. */
export function StartPage() {
  const { t, i18n } = useWords();
  const navigate = useNavigate();
  const sentence = useSentence();
  const status = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const settings = useSuspenseQuery(queries.settings.get.queryOptions({}));
  const startFailure = useSuspenseQuery(queries.archive.startFailure.queryOptions({}));
  const [problem, setProblem] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [creating, setCreating] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const quit = useQuit();
  useEffect(() => {
    document.title = 'Kronika';
  }, []);

  const open = async (work: () => Promise<unknown>) => {
    setProblem(null);
    setTried(true);
    setBusy(true);
    try {
      await work();
      // Nothing of the archive before is shown for this one.
      queryClient.removeQueries({ type: 'inactive' });
      await queryClient.invalidateQueries();
      await navigate({ to: '/home' });
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = async () => {
    if (!desktop) return setChoosing(true);
    const answer = await desktop.chooseFolder();
    const folder = answer.ok ? answer.value : null;
    if (folder) await open(() => client.archive.open({ folder }));
  };
  // What was asked for at the start, until something else is tried.
  const shown = problem ?? (!tried && startFailure.data ? failureSentence(i18n, startFailure.data) : null);
  return (
    <main className="start" id="main">
      <div className="start-language">
        <Link to="/guide/{-$page}">{t('app:rail.guide')}</Link>
        <LanguageSwitch />
        {quit ? (
          <Button look="quiet" onPress={quit}>
            {t('app:quit.quit')}
          </Button>
        ) : null}
      </div>
      <h1>Kronika</h1>
      <p className="start-lead">{t('app:start.lead')}</p>
      {shown ? <Notice tone="bad">{shown}</Notice> : null}
      {status.data ? (
        <p>
          <Link to="/projects">{t('app:start.backTo', { name: status.data.name })}</Link>
        </p>
      ) : null}
      <div className="start-ways">
        <section>
          <h2>{t('app:start.create')}</h2>
          <p>{t('app:start.createText')}</p>
          <Button look="primary" isDisabled={busy} onPress={() => setCreating(true)}>
            {t('app:start.createButton')}
          </Button>
        </section>
        <section>
          <h2>{t('app:start.open')}</h2>
          <p>{t('app:start.openText')}</p>
          <Button isDisabled={busy} onPress={() => void choose()}>
            {t('app:start.openButton')}
          </Button>
        </section>
        <section>
          <h2>{t('app:start.sample')}</h2>
          <p>{t('app:start.sampleText')}</p>
          <Button isDisabled={busy} onPress={() => void open(() => client.archive.openSample({ language: interfaceLanguage(i18n.language) }))}>
            {t('app:start.sampleButton')}
          </Button>
        </section>
      </div>
      <p className="start-restore">
        <Button look="quiet" isDisabled={busy} onPress={() => setRestoring(true)}>
          {t('app:restore.title')}
        </Button>
      </p>
      {settings.data.recent.length > 0 ? (
        <section className="start-recent">
          <h2>{t('app:start.recent')}</h2>
          <ul>
            {settings.data.recent.map(({ folder, name }) => (
              <li key={folder}>
                <Button look="quiet" isDisabled={busy} onPress={() => void open(() => client.archive.open({ folder }))}>
                  {name}
                </Button>
                <span className="quiet">{folder}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <FolderDialog isOpen={choosing} onOpenChange={setChoosing} purpose="open" onChoose={(folder) => void open(() => client.archive.open({ folder }))} />
      <RestoreDialog isOpen={restoring} onOpenChange={setRestoring} onRestore={(backup, folder) => void open(() => client.archive.restore({ backup, folder }))} />
      <CreateDialog isOpen={creating} onOpenChange={setCreating} onCreate={(folder, name) => void open(() => client.archive.create({ folder, name }))} />
    </main>
  );
}
