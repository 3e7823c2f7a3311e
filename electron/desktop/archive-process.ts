/** The archive's own process: a long query or a native crash never freezes a window. */

import { RPCHandler } from '@orpc/server/message-port';
import { router } from '../service/router.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { openAtStart } from '../shell/asked.ts';
import { systemLanguage } from '../shell/language.ts';

/** What main says. */
export type ToArchive =
  /** `beside`: to a backup that is open beside the archive, by its id. */
  | { readonly type: 'connect'; readonly beside: string | null }
  /** Nobody looks at that backup any more. */
  | { readonly type: 'endBeside'; readonly beside: string }
  | { readonly type: 'end' };

const session = new Session(homeFolder(), { error: (message, detail) => console.error(message, detail) }, { backsUp: true });
const handler = new RPCHandler(router);

/** Whoever connects waits until what was asked for on the command line is open, so the first answer is the right one. */
const ready = openAtStart(session, process.argv.slice(2), session.settings.get().language ?? systemLanguage(process.env));

process.parentPort.on('message', ({ data, ports }) => {
  const message = data as ToArchive;
  if (message.type === 'end') {
    void session.end().then(() => process.exit(0));
    return;
  }
  if (message.type === 'endBeside') {
    void session.beside.end(message.beside).catch((error: unknown) => session.logger.error('a backup that nobody looks at any more was not closed', error));
    return;
  }
  const [port] = ports;
  if (!port) return;
  void ready.then(() => {
    // One that is there no longer went with the process that had it; main closes its window.
    const meant = message.beside === null ? session : session.beside.session(message.beside);
    if (!meant) return;
    handler.upgrade(port, { context: { session: meant } });
    port.start();
  });
});
