/** The way to anywhere: one box for recent places, for what can be done from where one is, and for the records of the archive. */

import { useQuery } from '@tanstack/react-query';
import { type LinkProps, useNavigate, useRouterState } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatDate } from '#shared/domain/date-text.ts';
import type { MarkedPart } from '#shared/domain/fold.ts';
import { queries } from '../../api/client.ts';
import type { Command } from '../../base/command-list.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { recordPlace } from '../../base/places.ts';
import { keysOf } from '../../base/shortcuts.ts';
import { useWords } from '../../base/words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/texts.tsx';
import { MOST_TYPED } from '../search/search-box.tsx';
import { type Line, arrange } from './arrange.ts';
import { useCommandsNow } from './use-commands.ts';
import './palette.css';

/** Records: more are on the search page. */
const MOST_RECORDS = 8;
/** Lines that Page Down goes over. */
const PAGE = 8;

/** What a line stands for: where it leads or what it does, and what is said of it at its end. */
interface Choice {
  readonly does: Command['does'];
  readonly keys?: readonly string[];
  readonly detail?: string;
  readonly language?: string | null;
}

interface Shown {
  readonly id: string;
  readonly title: string | null;
  readonly lines: readonly Line<Choice>[];
}

const asChoice = ({ id, name, also = '', detail, does, shortcut }: Command) => ({ id, name, also, what: { does, ...(detail ? { detail } : {}), ...(shortcut ? { keys: keysOf(shortcut) } : {}) } });

/** The records opened last, but for the one that is shown. */
function useRecent() {
  const { t } = useWords();
  const text = useText();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // What was opened on this computer changes without the archive saying so.
  const { data } = useQuery(queries.keptSearches.last.queryOptions({ staleTime: 0, refetchOnMount: 'always' }));
  return (data?.visited ?? []).flatMap(({ kind, id, name }) => {
    const place = recordPlace(kind, id);
    if (!place || place.to.replace('$id', id) === path) return [];
    return [{ id, name: text(name, t(`domain:kind.${kind}`)), what: { does: { place: place as LinkProps }, detail: t(`domain:kind.${kind}`) } }];
  });
}

/** Records that the words find; null while they are looked for. */
function useRecords(typed: string) {
  const { t, i18n } = useWords();
  const words = useDeferredValue(typed);
  const isAsked = words.trim() !== '';
  const found = useQuery({
    ...queries.search.find.queryOptions({ input: { words, language: i18n.language, kinds: null, limit: MOST_RECORDS } }),
    enabled: isAsked,
    placeholderData: (before) => before,
  });
  const isSettled = words === typed && (!isAsked || (!found.isPlaceholderData && !found.isPending));
  const hits = isAsked ? (found.data?.hits ?? []) : [];
  const lines = hits.flatMap(({ kind, id, title, titleLanguage, dates }): Line<Choice>[] => {
    const place = recordPlace(kind, id);
    const said = dates === null ? null : formatDate(dates, interfaceLanguage(i18n.language));
    return place ? [{ id, name: title, what: { does: { place }, detail: [t(`domain:kind.${kind}`), said].filter(Boolean).join(' · '), language: titleLanguage } }] : [];
  });
  return { lines, isSettled, instead: isAsked ? (found.data?.instead ?? null) : null };
}

function useShown(typed: string): { readonly groups: readonly Shown[]; readonly isSettled: boolean } {
  const { t } = useWords();
  const { here, general } = useCommandsNow();
  const recent = useRecent();
  const records = useRecords(typed);
  const titles = { recent: t('app:keptSearches.visited'), here: t('app:palette.here'), commands: t('app:search.actions') };
  const known = arrange<Choice>({ recent, here: here.map(asChoice), general: general.map(asChoice) }, typed);
  const told = new Set(known.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const others = records.lines.filter(({ id }) => !told.has(id));
  const words = typed.trim();
  const everywhere: Line<Choice> = { id: 'everywhere', name: [{ text: t('app:palette.everywhere', { words }), marked: false }], what: { does: { place: { to: '/search', search: { q: words } } } } };
  return {
    groups: [
      ...known.map(({ name, lines }) => ({ id: name, title: titles[name], lines })),
      ...(others.length > 0 ? [{ id: 'records', title: records.instead === null ? t('app:palette.records') : t('app:search.insteadOf', { words: records.instead }), lines: others }] : []),
      ...(words === '' ? [] : [{ id: 'all', title: null, lines: [everywhere] }]),
    ],
    isSettled: records.isSettled,
  };
}

function Name({ parts, language }: { readonly parts: readonly MarkedPart[]; readonly language: string | null | undefined }) {
  return (
    <span className="palette-name" lang={language ?? undefined}>
      {parts.map((part, index) => (part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
    </span>
  );
}

function End({ what: { keys, detail } }: { readonly what: Choice }) {
  if (keys) {
    return (
      <span className="palette-end">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    );
  }
  return detail ? <span className="palette-end">{detail}</span> : null;
}

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const list = useId();
  // What has the focus again where nothing else takes it.
  const [before] = useState(() => document.activeElement);
  const [typed, setTyped] = useState('');
  /** The line that was gone to; null for the first, whichever that becomes. */
  const [at, setAt] = useState<string | null>(null);
  /** Enter was pressed before it was known what there is for it. */
  const wanted = useRef(false);
  const { groups, isSettled } = useShown(typed);
  const lines = groups.flatMap((group) => group.lines.map((line) => ({ line, key: `${list}${group.id}-${line.id}`, group: group.id })));
  const index = Math.max(0, lines.findIndex(({ key }) => key === at));
  const active = lines[index];
  const activeKey = active?.key;

  const perform = ({ does }: Choice) => {
    // Closed first: what is done then finds the page as it was, with the focus where it was.
    flushSync(onClose);
    if ('place' in does) {
      document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true });
      void navigate(does.place);
    } else {
      if (before instanceof HTMLElement) before.focus();
      does.run();
    }
  };
  const enter = () => {
    // The first line may still become another one.
    if (!isSettled && at === null && (active === undefined || active.group === 'records' || active.group === 'all')) wanted.current = true;
    else if (active) perform(active.line.what);
  };
  useEffect(() => {
    if (!wanted.current || !isSettled) return;
    wanted.current = false;
    // Closing draws at once, and nothing is drawn while what was drawn is being seen to.
    if (active) queueMicrotask(() => perform(active.line.what));
  });
  useEffect(() => {
    if (activeKey) document.querySelector(`#${CSS.escape(activeKey)}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeKey]);

  const go = (to: number) => {
    wanted.current = false;
    setAt(lines[to]?.key ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = lines.length - 1;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(index === last ? 0 : index + 1),
      ArrowUp: () => go(index === 0 ? last : index - 1),
      Home: () => go(0),
      End: () => go(last),
      PageDown: () => go(Math.min(last, index + PAGE)),
      PageUp: () => go(Math.max(0, index - PAGE)),
      Enter: enter,
    };
    // The key that opened it closes it.
    const isToggle = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const act = isToggle ? onClose : moves[event.key];
    if (!act || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const box = (
    <input
      className="palette-box"
      type="text"
      role="combobox"
      aria-label={t('app:palette.title')}
      aria-expanded
      aria-controls={list}
      aria-autocomplete="list"
      aria-activedescendant={activeKey}
      autoComplete="off"
      spellCheck={false}
      maxLength={MOST_TYPED}
      placeholder={t('app:palette.placeholder')}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        setAt(null);
        wanted.current = false;
      }}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <Dialog title={t('app:palette.title')} isOpen onOpenChange={(open) => (open ? undefined : onClose())} box={box}>
      <div id={list} role="listbox" aria-label={t('app:palette.title')} className="palette-list">
        {groups.map((group) => (
          <div key={group.id} role="group" className="palette-group" {...(group.title === null ? {} : { 'aria-labelledby': `${list}${group.id}` })}>
            {group.title === null ? null : (
              <div id={`${list}${group.id}`} role="presentation" className="palette-title">
                {group.title}
              </div>
            )}
            {group.lines.map((line) => {
              const key = `${list}${group.id}-${line.id}`;
              return (
                <div
                  key={key}
                  id={key}
                  role="option"
                  aria-selected={key === activeKey}
                  tabIndex={-1}
                  className="palette-line"
                  onPointerMove={() => (key === activeKey ? undefined : setAt(key))}
                  // The focus stays in the box.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => perform(line.what)}
                  onKeyDown={onKeyDown}
                >
                  <Name parts={line.name} language={line.what.language} />
                  <End what={line.what} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <span role="status" className="only-heard">
        {isSettled ? t('app:palette.count', { count: lines.length }) : ''}
      </span>
    </Dialog>
  );
}
