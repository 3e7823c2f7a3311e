import { upgradeArchive } from '../../service/upgrade.ts';
import { command } from '../command.ts';

export const upgrade = command({
  name: 'upgrade',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, { session, translator }) {
    const folder = await upgradeArchive(session, given.archive);
    return { ok: true, json: { folder }, lines: [translator.t('command:upgraded', { folder })] };
  },
});
