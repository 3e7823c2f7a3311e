/** Searches that are kept in the archive, and what this user last did on this computer, which never is. */

import { listSearches, saveSearch, stillThere } from '../archive/kept-searches/service.ts';
import { calls } from './implementation.ts';
import type { Session } from './session.ts';

/** As many as are offered. */
const LAST = 10;
/** Of all archives together: the file that holds them stays small. */
const MOST = 200;

/** With one as the newest of its archive, and no more of that archive than are offered. */
function withNewest<T extends { readonly archive: string }>(all: readonly T[], one: T, isSame: (other: T) => boolean): T[] {
  const own = all.filter((other) => other.archive === one.archive && !isSame(other));
  const others = all.filter((other) => other.archive !== one.archive);
  return [one, ...own.slice(0, LAST - 1), ...others].slice(0, MOST);
}

const ofArchive = <T extends { readonly archive: string }>(all: readonly T[], archive: string) => all.filter((one) => one.archive === archive);

function keep({ settings, logger }: Session, change: Parameters<Session['settings']['save']>[0]): void {
  try {
    settings.save(change);
  } catch (error) {
    logger.error('settings not written', error);
  }
}

export const keptSearchHandlers = {
  keptSearches: {
    list: calls.keptSearches.list.handler(({ context }) => listSearches(context.session.archive())),
    save: calls.keptSearches.save.handler(({ context, input }) => saveSearch(context.session.archive(), input, context.session.author)),
    last: calls.keptSearches.last.handler(async ({ context: { session } }) => {
      const archive = session.archive();
      const { searches, visited } = session.settings.get();
      const there = await stillThere(archive, ofArchive(visited, archive.info.id).map(({ kind, id }) => ({ kind, id })));
      return { words: ofArchive(searches, archive.info.id).map(({ words }) => words), visited: there };
    }),
    note: calls.keptSearches.note.handler(({ context: { session }, input }) => {
      const { info: { id: archive }, readOnlyReason } = session.archive();
      // Who walks through a backup has not last been there in the archive.
      if (readOnlyReason === 'backup') return;
      const { searches, visited } = session.settings.get();
      const { words, visited: record } = input;
      if (words) keep(session, { searches: withNewest(searches, { archive, words }, (other) => other.words === words) });
      if (record) keep(session, { visited: withNewest(visited, { archive, ...record }, (other) => other.id === record.id) });
    }),
    forget: calls.keptSearches.forget.handler(({ context: { session } }) => void session.settings.save({ searches: [], visited: [] })),
  },
};
