/** The archive's own process: a long query or a native crash never freezes a window. */

import { RPCHandler } from '@orpc/server/message-port';
import { router } from '../service/router.ts';
import { Session } from '../service/session.ts';
import { homeFolder } from '../service/settings.ts';
import { openAtStart } from '../shell/asked.ts';
import { systemLanguage } from '../shell/language.ts';

/** What main says. */
export type ToArchive = { readonly type: 'connect' } | { readonly type: 'end' };

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
  const [port] = ports;
  if (!port) return;
  void ready.then(() => {
    handler.upgrade(port, { context: { session } });
    port.start();
  });
});
