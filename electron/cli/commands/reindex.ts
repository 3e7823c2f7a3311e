import { command } from '../command.ts';

export const reindex = command({
  name: 'reindex',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, { session, client, translator }) {
    await session.open(given.archive);
    await client.archive.reindex();
    const { folder } = session.archive().paths;
    return { ok: true, json: { folder }, lines: [translator.t('command:reindexed', { folder })] };
  },
});
