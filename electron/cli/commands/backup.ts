import { command } from '../command.ts';

export const backup = command({
  name: 'backup',
  positionals: [{ name: 'archive' }, { name: 'folder' }],
  options: {},
  async run({ given }, { session, client, translator }) {
    await session.look(given.archive);
    const made = await client.archive.backUp({ folder: given.folder });
    const { t } = translator;
    const lines = [
      t('command:backupMade', { file: made.file, files: t('command:files', { count: made.originals }) }),
      ...made.missing.map((sha256) => t('command:fileMissing', { sha256 })),
    ];
    // What was there is safe; what was not there can be copied from nowhere, and is said.
    return { ok: made.missing.length === 0, json: made, lines };
  },
});
