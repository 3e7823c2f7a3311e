/** The contract's one suite: every call, its results and its refusals, whichever way the calls are carried. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Client, Connection } from '../support/connections.ts';
import { archiveArea } from './archive-area.ts';
import { backupArea } from './backup-area.ts';
import { checkArea } from './check-area.ts';
import { damageArea } from './damage-area.ts';
import { eventArea } from './event-area.ts';
import { historyArea } from './history-area.ts';
import { invalidArea } from './invalid-area.ts';
import { noArchiveArea } from './no-archive-area.ts';
import { photoArea } from './photo-area.ts';
import { recordArea } from './record-area.ts';
import { reportArea } from './report-area.ts';
import { searchArea } from './search-area.ts';
import { trashArea } from './trash-area.ts';
import { watchArea } from './watch-area.ts';

type Connect = () => Promise<Connection>;

/** What the tests of an area have. */
export interface At {
  /** Over the area's own connection, with a session of its own. */
  readonly client: Client;
  /** Another connection, with another session; whoever asks closes it. */
  readonly connect: Connect;
}

const AREAS: Readonly<Record<string, (at: At) => void>> = {
  'no archive open': noArchiveArea,
  archive: archiveArea,
  backup: backupArea,
  check: checkArea,
  damage: damageArea,
  records: recordArea,
  events: eventArea,
  'invalid input': invalidArea,
  'history and drafts': historyArea,
  trash: trashArea,
  search: searchArea,
  photos: photoArea,
  reports: reportArea,
  watch: watchArea,
};

const everyCall = Object.entries(contract).flatMap(([group, calls]) => Object.keys(calls).map((name) => `${group}.${name}`));

type Calls = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;

/** The client, noting each call that was answered and not refused. */
function noting(client: Client, answered: Set<string>): Client {
  const noted = Object.keys(contract).map((group) => {
    const calls = (client as unknown as Readonly<Record<string, Calls>>)[group] ?? {};
    const names = Object.keys(contract[group as keyof typeof contract]);
    const noting = names.map((name) => {
      const call = async (...args: unknown[]) => {
        const answer = await calls[name]?.(...args);
        answered.add(`${group}.${name}`);
        return answer;
      };
      return [name, call] as const;
    });
    return [group, Object.fromEntries(noting)] as const;
  });
  return Object.fromEntries(noted) as unknown as Client;
}

export function contractSuite(way: string, connect: Connect): void {
  const answered = new Set<string>();
  describe(way, () => {
    for (const [name, area] of Object.entries(AREAS)) {
      describe(name, () => {
        let connection: Connection | undefined;
        beforeAll(async () => {
          const made = await connect();
          connection = { ...made, client: noting(made.client, answered) };
        });
        afterAll(() => connection?.close());
        area({
          get client() {
            if (!connection) throw new Error('not connected yet');
            return connection.client;
          },
          connect,
        });
      });
    }

    test('no call of the contract was left out', () => {
      expect([...answered].toSorted()).toEqual(everyCall.toSorted());
    });
  });
}
