import type { FindableKind } from '#shared/contract/search.ts';
import type { MarkedPart } from '#shared/domain/fold.ts';
import { command } from '../command.ts';

const HITS = 50;

const plain = (parts: readonly MarkedPart[]) => parts.map((part) => part.text).join('');

export const search = command({
  name: 'search',
  positionals: [{ name: 'archive' }, { name: 'words', many: true }],
  options: {},
  async run({ given }, { session, client, translator, language }) {
    await session.look(given.archive);
    const found = await client.search.find({ words: given.words, language, kinds: null, limit: HITS });
    const { t } = translator;
    const lines: string[] = found.total === 0 ? [t('command:foundNone')] : [t('command:found', { count: found.total })];
    for (const [kind, ofKind] of Map.groupBy(found.hits, (hit) => hit.kind)) {
      lines.push('', t(`domain:kinds.${kind satisfies FindableKind}`));
      for (const hit of ofKind) lines.push(`  ${plain(hit.title)}  ${hit.id}`, ...(hit.snippet.length > 0 ? [`      ${plain(hit.snippet)}`] : []));
    }
    const hits = found.hits.map((hit) => ({ kind: hit.kind, id: hit.id, title: plain(hit.title), snippet: plain(hit.snippet) }));
    return { ok: true, json: { total: found.total, hits }, lines };
  },
});
