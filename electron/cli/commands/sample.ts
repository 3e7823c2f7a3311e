import { command } from '../command.ts';

export const sample = command({
  name: 'sample',
  positionals: [{ name: 'folder' }],
  options: {},
  async run({ given }, { session, translator, language }) {
    const folder = await session.makeSample(given.folder, language);
    return { ok: true, json: { folder }, lines: [translator.t('command:sampleMade', { folder })] };
  },
});
