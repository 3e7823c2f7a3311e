import { restoreInto } from '../../service/backup.ts';
import { command } from '../command.ts';

export const restore = command({
  name: 'restore',
  positionals: [{ name: 'backup' }, { name: 'folder' }],
  options: {},
  async run({ given }, { session, translator }) {
    const archive = await restoreInto(session, given.backup, given.folder);
    const { folder } = archive.paths;
    await archive.close();
    return { ok: true, json: { folder }, lines: [translator.t('command:backupRestored', { folder })] };
  },
});
