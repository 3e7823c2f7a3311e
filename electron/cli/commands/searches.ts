import { command } from '../command.ts';

export const searches = command({
  name: 'searches',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, { session, client, translator: { t }, language }) {
    await session.look(given.archive);
    const kept = await client.keptSearches.list();
    const counted = await Promise.all(kept.map(async ({ id, name, query }) => {
      const { total, isExact, instead } = await client.search.find({ words: query, language, kinds: null, limit: 1 });
      // What was found in its stead is not what it asks for.
      return { id, name, query, total: instead === null ? total : 0, exact: isExact };
    }));
    const lines = counted.map(({ name, query, total, exact }) => `  ${name}: ${query} (${exact ? t('command:found', { count: total }) : t('command:asking.foundMore', { number: total })})`);
    return { ok: true, json: counted, lines: lines.length > 0 ? lines : [t('command:searches.none')] };
  },
});
