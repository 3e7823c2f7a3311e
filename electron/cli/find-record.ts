import { Failure } from '#shared/contract/failures.ts';
import { id } from '#shared/contract/fields.ts';
import type { FindableKind } from '#shared/contract/search.ts';
import { fold } from '#shared/domain/fold.ts';
import { type InterfaceLanguage, chooseText } from '#shared/domain/languages.ts';
import type { DirectClient } from '../service/direct.ts';
import type { CommandContext } from './command.ts';

/** Words that fit more records than this are not a choice. */
const CANDIDATES = 5;

interface Named {
  readonly id: string;
  readonly title: string;
}

/** Of the words of a title that a whole event and a part of it share, the whole is meant. */
async function eventsCalled(client: DirectClient, words: string, language: InterfaceLanguage): Promise<Named[]> {
  const meant = await client.events.titled({ words });
  const whole = meant.filter((event) => event.parentId === null);
  return (whole.length > 0 ? whole : meant).map((event) => ({ id: event.id, title: chooseText(event.name, language)?.text ?? '' }));
}

async function found(client: DirectClient, kind: FindableKind, words: string, language: InterfaceLanguage): Promise<Named[]> {
  const { hits } = await client.search.find({ words, language, kinds: [kind], limit: 50 });
  return hits.map((hit) => ({ id: hit.id, title: hit.title.map((part) => part.text).join('') }));
}

/** The record of a kind that an id means, or words that one record alone has or that are its whole title. Throws where they mean none, or several. */
export async function recordMeant({ client, language, translator }: CommandContext, kind: FindableKind, asked: string): Promise<string> {
  const { success, data } = id.safeParse(asked.toLowerCase());
  if (success) return data;
  const named = kind === 'event' ? await eventsCalled(client, asked, language) : await found(client, kind, asked, language);
  const exact = named.filter(({ title }) => fold(title) === fold(asked));
  const [only, ...others] = exact.length > 0 ? exact : named;
  const of = translator.t(`domain:kind.${kind}`);
  if (!only) throw new Failure('command.noRecord', { kind: of, asked });
  if (others.length > 0) throw new Failure('command.severalRecords', { kind: of, asked, candidates: [only, ...others].slice(0, CANDIDATES).map(({ id: one, title }) => `${title} (${one})`).join('; ') });
  return only.id;
}
