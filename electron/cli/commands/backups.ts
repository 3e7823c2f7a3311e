import { formatMoment } from '#shared/domain/date-text.ts';
import { command } from '../command.ts';

export const backups = command({
  name: 'backups',
  positionals: [{ name: 'folder' }],
  options: { verify: { type: 'boolean', required: false } },
  async run({ given, options }, { client, translator, language }) {
    const { t } = translator;
    const folder = { folder: given.folder };
    const list = options.verify === 'true' ? await client.backups.verify(folder) : await client.backups.list(folder);
    const found = [...list.problems, ...list.backups.flatMap(({ problems }) => problems)];
    const lines = list.backups.map((backup) => {
      const last = backup.proofs.at(-1);
      const at = last ? formatMoment(last.at, language) : '';
      const proof = !last ? t('command:backups.notProven') : last.good ? t('command:backups.proven', { at, how: t(`command:backups.how.${last.how}`) }) : t('command:backups.bad', { at });
      const unknown = t('command:backups.unknown');
      return t('command:backups.line', {
        at: formatMoment(backup.at, language), file: backup.file, size: Math.ceil(backup.bytes / 1024), records: backup.records ?? unknown, originals: backup.originals ?? unknown, proof,
      });
    });
    const none = lines.length === 0 ? [t('command:backups.none', { folder: list.folder })] : [];
    const problems = found.map(({ code, file }) => t(`command:backups.problem.${code}`, { file }));
    return { ok: found.length === 0 && list.backups.every(({ proven, proofs }) => proven || proofs.length === 0), json: list, lines: [...lines, ...none, ...problems] };
  },
});
