import { Failure } from '#shared/contract/failures.ts';
import type { FacetsFound, FindableKind } from '#shared/contract/search.ts';
import type { Ask } from '#shared/domain/asking/ask.ts';
import { FIELD_NAMES, valueName } from '#shared/domain/asking/names.ts';
import { isPerhaps } from '#shared/domain/asking/perhaps.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { understood } from '#shared/domain/asking/understood.ts';
import type { MarkedPart } from '#shared/domain/fold.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '#shared/domain/languages.ts';
import { command } from '../command.ts';

/** Hits that are told where nobody says how many. */
const HITS = 50;
/** The most that can be asked for at once; the others are had with `--after`. */
const MOST_HITS = 200;

const plain = (parts: readonly MarkedPart[]) => parts.map((part) => part.text).join('');

function limitOf(asked: string | undefined): number {
  const limit = asked === undefined ? HITS : Number(asked);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS) throw new Failure('command.badLimit', { asked: asked ?? '', most: MOST_HITS });
  return limit;
}

type Facets = Readonly<Record<string, readonly { readonly value: string; readonly name: string; readonly count: number }[]>>;

const facetsByField = ({ facets }: FacetsFound, language: InterfaceLanguage): Facets =>
  Object.fromEntries(facets.map(({ field, values }) => [field, values.map(({ value, name, count }) => ({ value, name: name ?? valueName(field, value, language), count }))]));

/** The facets as they are read, a line a field, which is called as in a question. */
const facetLines = (facets: FacetsFound['facets'], named: Facets, language: InterfaceLanguage) =>
  facets.map(({ field }) => `${FIELD_NAMES[field][INTERFACE_LANGUAGES.indexOf(language)]}: ${(named[field] ?? []).map(({ name, count }) => `${name} ${count}`).join(', ')}`);

export const search = command({
  name: 'search',
  positionals: [{ name: 'archive' }, { name: 'words', many: true }],
  options: {
    facets: { type: 'boolean', required: false },
    limit: { type: 'string', value: 'number', required: false },
    after: { type: 'string', value: 'next', required: false },
  },
  async run({ given: { archive, words }, options }, { session, client, translator, language }) {
    const limit = limitOf(options.limit);
    await session.look(archive);
    const { t } = translator;
    const found = await client.search.find({ words, language, kinds: null, limit, after: options.after ?? null });
    const asked = readQuestion(found.instead ?? words);
    const ask: Ask = asked.ask ?? { is: 'any' };
    const problems = readQuestion(words).problems.map(({ code, text }) => t(`command:asking.problems.${code}`, { text }));
    const facets = options.facets === undefined ? null : await client.search.facets({ words, language });
    const named = facets && facetsByField(facets, language);
    const hits = found.hits.map((hit) => ({
      kind: hit.kind, id: hit.id, title: plain(hit.title), snippet: plain(hit.snippet), dates: hit.dates, ...(isPerhaps(hit, ask) ? { possible: true } : {}),
    }));
    const said = asked.ask === null ? '' : understood(asked.ask, language);
    const lines: string[] = [
      ...problems,
      ...(found.instead === null ? [] : [t('command:asking.insteadOf', { words: found.instead })]),
      found.total === 0 ? t('command:foundNone') : found.isExact ? t('command:found', { count: found.total }) : t('command:asking.foundMore', { number: found.total }),
    ];
    for (const [kind, ofKind] of Map.groupBy(hits, (hit) => hit.kind)) {
      lines.push('', t(`domain:kinds.${kind satisfies FindableKind}`));
      for (const { title, id, snippet, possible } of ofKind) lines.push(`  ${title}  ${id}${possible ? ` (${t('command:asking.perhaps')})` : ''}`, ...(snippet === '' ? [] : [`      ${snippet}`]));
    }
    if (facets && named) lines.push('', ...facetLines(facets.facets, named, language));
    if (found.next !== null) lines.push('', t('command:foundNext', { next: found.next }));
    const json = {
      total: found.total, exact: found.isExact, hits, ...(named ? { facets: named } : {}), understood: said, suggestions: found.instead === null ? [] : [found.instead], problems, next: found.next,
    };
    return { ok: true, json, lines };
  },
});
