/** Records of the sample archive, found as a user finds them. */

import type { Client } from './connections.ts';

/** The id of the one event whose title holds the words. */
export async function eventTitled(client: Client, words: string): Promise<string> {
  const found = await client.events.titled({ words });
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} events for ${words}`);
  return only.id;
}

export function novoMestoEvent(client: Client): Promise<string> {
  return eventTitled(client, 'mednarodni dogodek cisomo');
}

/** The id of the project with that acronym. */
export async function projectCalled(client: Client, acronym: string): Promise<string> {
  const found = (await client.projects.list()).find((project) => project.acronym === acronym);
  if (!found) throw new Error(`no project ${acronym}`);
  return found.id;
}

/** The first record that a form would offer for the words. */
export async function picked(client: Client, kind: 'organisation' | 'place' | 'measure' | 'workPackage', words: string): Promise<string> {
  const [first] = await client.search.pick({ kind, words, within: null });
  if (!first) throw new Error(`no ${kind} for ${words}`);
  return first.id;
}
