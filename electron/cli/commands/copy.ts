import { command } from '../command.ts';

export const copy = command({
  name: 'copy',
  positionals: [{ name: 'archive' }, { name: 'folder' }],
  options: { 'without-originals': { type: 'boolean', required: false } },
  async run({ given, options }, { session, client, translator }) {
    const { t } = translator;
    await session.look(given.archive);
    const { folder, originals, missing } = await client.merging.copy({ folder: given.folder, originals: options['without-originals'] !== 'true' });
    return { ok: true, json: { folder, originals, missing }, lines: [t('command:copied', { folder, count: originals }), ...missing.map((sha256) => t('command:originalMissing', { sha256 }))] };
  },
});
