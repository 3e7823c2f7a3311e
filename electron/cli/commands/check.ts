import { command } from '../command.ts';

export const check = command({
  name: 'check',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, { session, client, translator }) {
    await session.look(given.archive);
    const result = await client.archive.check();
    const { t } = translator;
    const extra = result.files.extra.map((file) => t('command:fileExtra', { file }));
    const lines = result.sound
      ? [t('command:checkSound', { files: t('command:files', { count: result.files.checked }) }), ...extra]
      : [
          t('command:checkUnsound'),
          // SQLite puts several lines into one problem.
          ...result.database.problems.flatMap((problem) => problem.split('\n')),
          ...result.files.missing.map((sha256) => t('command:fileMissing', { sha256 })),
          ...result.files.altered.map((sha256) => t('command:fileAltered', { sha256 })),
          ...result.index.problems,
          ...extra,
        ];
    return { ok: result.sound, json: result, lines };
  },
});
