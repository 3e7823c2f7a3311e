import type { CheckProblem } from '#shared/contract/check.ts';
import { damagedReportSentence, problemSentence } from '#shared/language/sentences.ts';
import { command } from '../command.ts';

export const check = command({
  name: 'check',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, { session, client, translator, language }) {
    await session.look(given.archive);
    const result = await client.archive.check();
    const { t } = translator;
    const harmless = [...result.files.extra.map((file) => t('command:fileExtra', { file })), ...result.files.torn.map((file) => t('command:pictureTorn', { file }))];
    // One that another version made is made anew when the archive is opened for writing.
    if (!result.index.current) harmless.push(t('command:indexOfAnotherVersion'));
    const said = (problem: CheckProblem) => problemSentence(translator, problem);
    const lines = result.sound
      ? [t('command:checkSound', { files: t('command:files', { count: result.files.checked }) }), ...harmless]
      : [
          t('command:checkUnsound'),
          ...[...result.database.problems, ...result.history.problems].map(said),
          ...result.files.missing.map((sha256) => t('command:fileMissing', { sha256 })),
          ...result.files.altered.map((sha256) => t('command:fileAltered', { sha256 })),
          ...result.files.unreadable.map((sha256) => t('command:fileUnreadable', { sha256 })),
          ...result.files.issued.map((damaged) => damagedReportSentence(translator, damaged, language)),
          ...result.index.problems.map(said),
          ...(result.index.ok ? [] : [t('command:indexCanBeMadeAnew')]),
          ...harmless,
        ];
    return { ok: result.sound, json: result, lines };
  },
});
