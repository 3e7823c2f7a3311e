/**
 * The contract's one suite. Called directly, it is every call with its results and its refusals. Over HTTP
 * and over a port it is what carriage can change: that every call arrives, refusals with their data,
 * values, what is left out, bytes, streams, and callers who go away.
 */

import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Client, Connection } from '../support/connections.ts';
import { archiveArea } from './archive-area.ts';
import { backupArea } from './backup-area.ts';
import { backupsArea } from './backups-area.ts';
import { carriedArea } from './carried-area.ts';
import { checkArea } from './check-area.ts';
import { damageArea } from './damage-area.ts';
import { declaredArea } from './declared-area.ts';
import { eventArea } from './event-area.ts';
import { historyArea } from './history-area.ts';
import { invalidArea } from './invalid-area.ts';
import { issuedArea } from './issued-area.ts';
import { mergingArea } from './merging-area.ts';
import { noArchiveArea } from './no-archive-area.ts';
import { photoArea } from './photo-area.ts';
import { planArea } from './plan-area.ts';
import { recordArea } from './record-area.ts';
import { reportArea } from './report-area.ts';
import { rulesArea } from './rules-area.ts';
import { searchArea } from './search-area.ts';
import { importArea } from './import-area.ts';
import { recordTableArea } from './record-table-area.ts';
import { spotArea } from './spot-area.ts';
import { keptSearchArea } from './kept-search-area.ts';
import { templateArea } from './template-area.ts';
import { trashArea } from './trash-area.ts';
import { watchArea } from './watch-area.ts';

type Connect = () => Promise<Connection>;

/** What the tests of an area have. */
export interface At {
  /** Over the area's own connection, with a session of its own. */
  readonly client: Client;
  /** A backup that is open beside its archive, by its id; only where calls are direct. */
  readonly beside: (id: string) => Client;
  /** Another connection, with another session; whoever asks closes it. */
  readonly connect: Connect;
}

type Areas = Readonly<Record<string, (at: At) => void>>;

const CARRIED: Areas = {
  'no archive open': noArchiveArea,
  'invalid input': invalidArea,
  'what is carried': carriedArea,
  watch: watchArea,
};

const WHOLE: Areas = {
  ...CARRIED,
  archive: archiveArea,
  backup: backupArea,
  backups: backupsArea,
  merging: mergingArea,
  check: checkArea,
  damage: damageArea,
  records: recordArea,
  'kinds by declaration': declaredArea,
  events: eventArea,
  'planned and held': planArea,
  'history and drafts': historyArea,
  trash: trashArea,
  search: searchArea,
  'made on the spot': spotArea,
  'attendance lists': importArea,
  'tables of records': recordTableArea,
  photos: photoArea,
  reports: reportArea,
  'issued reports': issuedArea,
  "funders' rules": rulesArea,
  'report templates': templateArea,
  'kept searches': keptSearchArea,
};

const everyCall = Object.entries(contract).flatMap(([group, calls]) => Object.keys(calls).map((name) => `${group}.${name}`));

type Calls = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;

/** The client, noting each call that came back: with its answer, or with a refusal of the contract's own. */
function noting(client: Client, returned: Returned): Client {
  const noted = Object.keys(contract).map((group) => {
    const calls = (client as unknown as Readonly<Record<string, Calls>>)[group] ?? {};
    const names = Object.keys(contract[group as keyof typeof contract]);
    const noting = names.map((name) => {
      const call = async (...args: unknown[]) => {
        try {
          const answer = await calls[name]?.(...args);
          returned.answered.add(`${group}.${name}`);
          return answer;
        } catch (error) {
          if (error instanceof ORPCError && error.defined) returned.refused.add(`${group}.${name}`);
          throw error;
        }
      };
      return [name, call] as const;
    });
    return [group, Object.fromEntries(noting)] as const;
  });
  return Object.fromEntries(noted) as unknown as Client;
}

interface Returned {
  readonly answered: Set<string>;
  readonly refused: Set<string>;
}

function suite(way: string, connect: Connect, areas: Areas, everyOther: (returned: Returned) => void): void {
  const returned: Returned = { answered: new Set(), refused: new Set() };
  describe(way, () => {
    for (const [name, area] of Object.entries(areas)) {
      describe(name, () => {
        let connection: Connection | undefined;
        beforeAll(async () => {
          const made = await connect();
          connection = { ...made, client: noting(made.client, returned) };
        });
        afterAll(() => connection?.close());
        area({
          get client() {
            if (!connection) throw new Error('not connected yet');
            return connection.client;
          },
          beside: (id) => {
            if (!connection?.beside) throw new Error('this way leads to no backup');
            return noting(connection.beside(id), returned);
          },
          connect,
        });
      });
    }

    everyOther(returned);
  });
}

/** The whole contract. */
export function contractSuite(way: string, connect: Connect): void {
  suite(way, connect, WHOLE, ({ answered }) => {
    test('no call of the contract was left out', () => {
      expect([...answered].toSorted()).toEqual(everyCall.toSorted());
    });
  });
}

/** What carriage can change of it. */
export function carriageSuite(way: string, connect: Connect): void {
  suite(way, connect, CARRIED, ({ answered, refused }) => {
    test('every call of the contract came back', () => {
      expect([...new Set([...answered, ...refused])].toSorted()).toEqual(everyCall.toSorted());
    });
  });
}
