/** Sessions as shells hold them, each with a home of its own unless it is told another's, and what they would have logged. */

import path from 'node:path';
import { inspect } from 'node:util';
import { Session } from '../../electron/service/session.ts';
import { temporaryFolder } from './temporary.ts';

export interface Held {
  readonly session: Session;
  /** Ends it. Throws where something was logged: nothing goes wrong unforeseen. */
  readonly end: () => Promise<void>;
}

/** @param backsUp whether archives are backed up by themselves, as in a window */
export function holdSession(home = path.join(temporaryFolder(), 'home'), backsUp = false): Held {
  const logged: string[] = [];
  const session = new Session(home, { error: (message, detail) => logged.push(`${message}: ${inspect(detail)}`) }, { backsUp });
  return {
    session,
    end: async () => {
      await session.end();
      if (logged.length > 0) throw new Error(logged.join('\n'));
    },
  };
}
