/** The rail with what can be gone to, and beside it the page. */

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { failureSentence } from '#shared/language/sentences.ts';
import { useWords } from '../base/words.ts';
import { queries } from '../api/client.ts';
import { BackupBand } from '../features/backups/backup-band.tsx';
import { KeysHelp } from '../features/help/keys-help.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { OutcomeDialog, useOutcomeKey } from '../features/plan/outcome-dialog.tsx';
import { JobsPanel } from '../features/jobs/jobs-panel.tsx';
import { useNoteVisited } from '../features/search/note-visited.ts';
import { SearchBox } from '../features/search/search-box.tsx';
import { useSay } from '../base/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { useUndo } from '../base/commands.ts';
import { useCommands } from '../base/commands-here.ts';
import { useQuit } from '../base/quitting.ts';
import { useBackup } from '../base/written.ts';
import { keysOf } from '../base/shortcuts.ts';
import { useKeys } from '../base/keys.ts';
import { isForWriting } from '../base/writing-places.ts';
import { Icon } from '../ui/icon.tsx';
import { Writing } from '../ui/writing.tsx';
import './frame.css';

const MAIN = [
  { to: '/home', name: 'home' },
  { to: '/projects', name: 'projects' },
  { to: '/events', name: 'events' },
  { to: '/organisations', name: 'organisations' },
  { to: '/places', name: 'places' },
  { to: '/photos', name: 'photos' },
  { to: '/people', name: 'people' },
  { to: '/sources', name: 'sources' },
  { to: '/reports', name: 'reports' },
] as const;

const FOOT = [
  { to: '/drafts', name: 'drafts' },
  { to: '/trash', name: 'trash' },
  { to: '/settings', name: 'settings' },
] as const;

const GUIDE = { to: '/guide/{-$page}', name: 'guide' } as const;


/** Reasons for only reading that put what was written in danger. */
const BAD: ReadonlySet<string> = new Set(['damage', 'gone', 'replaced']);

/** What belongs to a project stands under the projects. */
const UNDER_PROJECTS = /^\/(projects|work-packages|series|outputs|news)(\/|$)/;

function RailLink({ to, name }: (typeof MAIN)[number] | (typeof FOOT)[number] | typeof GUIDE) {
  const { t } = useWords();
  const isUnder = useRouterState({ select: ({ location }) => name === 'projects' && UNDER_PROJECTS.test(location.pathname) });
  return (
    <li>
      <Link to={to} className="rail-link" activeProps={{ 'aria-current': 'page' }} {...(isUnder ? { 'aria-current': 'page' as const } : {})}>
        {t(`app:rail.${name}`)}
      </Link>
    </li>
  );
}

function UndoButtons() {
  const { t } = useWords();
  const { undo, redo } = useUndo();
  const state = useQuery(queries.history.state.queryOptions({}));
  return (
    <div className="rail-undo">
      <Button className="rail-sign" onPress={undo} isDisabled={!state.data?.undo} aria-label={t('app:undo.undo')}>
        <span title={`${t('app:undo.undo')} (${keysOf('undo').join()})`}>
          <Icon name="undo" />
        </span>
      </Button>
      <Button className="rail-sign" onPress={redo} isDisabled={!state.data?.redo} aria-label={t('app:undo.redo')}>
        <span title={`${t('app:undo.redo')} (${keysOf('redo').join()})`}>
          <Icon name="redo" />
        </span>
      </Button>
    </div>
  );
}

/** The archive whose drafts were told of: once when it is opened, and not each time that the frame is drawn anew. */
let toldOf: string | null = null;

/** Says, when an archive is opened, that something in it waits to be finished. */
function useWaitingDrafts(archive: string | undefined): void {
  const { t } = useWords();
  const say = useSay();
  const navigate = useNavigate();
  const { data } = useQuery({ ...queries.drafts.list.queryOptions({}), enabled: archive !== undefined });
  useEffect(() => {
    if (!data || !archive || toldOf === archive) return;
    toldOf = archive;
    if (data.length > 0) say(t('app:drafts.waiting', { count: data.length }), { action: { label: t('app:drafts.show'), run: () => void navigate({ to: '/drafts' }) } });
  }, [archive, data, navigate, say, t]);
}

export function Frame() {
  const { t, i18n } = useWords();
  const navigate = useNavigate();
  const status = useSuspenseQuery(queries.archive.status.queryOptions({}));
  const { undo, redo } = useUndo();
  const backup = useBackup();
  useWaitingDrafts(backup ? undefined : status.data?.id);
  const program = useQuit();
  // The window of a backup is closed, and the program goes on.
  const quit = backup?.isBeside ? null : program;
  useCommands(quit ? [{ id: 'quit', name: t('app:quit.quit'), also: t('app:quit.also'), does: { run: quit } }] : []);
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });

  const { asked, done } = useOutcomeKey();
  useKeys({
    commands: () => setPalette(true),
    search: () => document.querySelector<HTMLInputElement>('#search')?.focus(),
    help: () => setHelp(true),
    create: () => void navigate({ to: '/events/new' }),
    capture: () => void navigate({ to: '/events/capture' }),
    undo,
    redo,
  });
  // Another page: what was opened over the one before closes.
  useEffect(() => {
    setOpen(false);
    setPalette(false);
  }, [path]);
  useNoteVisited(path);

  return (
    <div className={open ? 'frame frame-open' : 'frame'}>
      <a className="skip" href="#main" onClick={() => main.current?.focus()}>
        {t('app:rail.skip')}
      </a>
      <header className="rail">
        <div className="rail-top">
          <Link to={backup?.isBeside ? '/home' : '/start'} className="rail-name" title={status.data?.folder}>
            {status.data?.name ?? 'Kronika'}
          </Link>
          <button type="button" className="rail-menu" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('app:rail.menu')}
          </button>
        </div>
        <div className="rail-search">
          <SearchBox />
          <Button className="rail-sign" onPress={() => setPalette(true)} aria-label={t('app:palette.title')}>
            <span title={`${t('app:palette.title')} (${keysOf('commands').join()})`}>
              <Icon name="prompt" />
            </span>
          </Button>
        </div>
        <nav className="rail-nav" aria-label={t('app:rail.main')}>
          <ul>
            {MAIN.map((place) => (
              <RailLink key={place.to} {...place} />
            ))}
          </ul>
          <ul className="rail-foot">
            {FOOT.filter(({ to }) => !(backup && isForWriting(to))).map((place) => (
              <RailLink key={place.to} {...place} />
            ))}
            <RailLink {...GUIDE} />
            <li>
              <button type="button" className="rail-link" onClick={() => setHelp(true)}>
                {t('app:rail.keys')}
              </button>
            </li>
            {quit ? (
              <li>
                <button type="button" className="rail-link" onClick={quit}>
                  {t('app:quit.quit')}
                </button>
              </li>
            ) : null}
          </ul>
          <Writing>
            <UndoButtons />
          </Writing>
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {backup ? <BackupBand backup={backup} path={path} /> : null}
        {status.data?.readOnly && !backup ? (
          <div className="frame-notice">
            <Notice tone={BAD.has(status.data.readOnly) ? 'bad' : 'warn'}>{t(`app:readOnly.${status.data.readOnly}`)}</Notice>
          </div>
        ) : null}
        {status.data?.warnings.map((warning) => (
          <div key={warning.code} className="frame-notice">
            <Notice tone="warn">{failureSentence(i18n, warning)}</Notice>
          </div>
        ))}
        <Outlet />
      </main>
      <JobsPanel />
      {palette ? <Palette onClose={() => setPalette(false)} /> : null}
      <KeysHelp isOpen={help} onOpenChange={setHelp} />
      {asked ? <OutcomeDialog id={asked} onDone={done} /> : null}
    </div>
  );
}

/** The frame, or the page alone while no archive is open. */
export function FrameWhereOpen() {
  const { t } = useWords();
  const status = useSuspenseQuery(queries.archive.status.queryOptions({}));
  if (status.data) return <Frame />;
  return (
    <main id="main" tabIndex={-1}>
      <p className="frame-back">
        <Link to="/start">{t('app:guide.back')}</Link>
      </p>
      <Outlet />
    </main>
  );
}
