import { Failure } from '#shared/contract/failures.ts';
import type { MergeCounts } from '#shared/contract/merging.ts';
import { command } from '../command.ts';

const PARTS = ['new', 'changed', 'deleted', 'same', 'conflicts', 'photos'] as const satisfies readonly (keyof MergeCounts)[];

export const merge = command({
  name: 'merge',
  positionals: [{ name: 'archive' }, { name: 'other' }],
  options: { 'dry-run': { type: 'boolean', required: false } },
  async run({ given, options }, { session, client, translator }) {
    const { t } = translator;
    const told = (counts: MergeCounts) => PARTS.map((part) => t(`command:merge.${part}`, { count: counts[part] }));
    if (options['dry-run'] === 'true') {
      await session.look(given.archive);
      const { counts, standing, lost } = await client.merging.look({ other: given.other });
      return { ok: true, json: counts, lines: [t(`command:mergeStanding.${standing}`), ...(lost > 0 ? [t('command:mergeLost', { count: lost })] : []), ...told(counts)] };
    }
    await session.open(given.archive);
    if (session.status()?.readOnly) throw new Failure('archive.readOnly', { folder: session.archive().paths.folder });
    const { action, counts, missing } = await client.merging.merge({ other: given.other });
    const lines = [t(action === null ? 'command:mergedNothing' : 'command:merged'), ...told(counts), ...missing.map((sha256) => t('command:originalMissing', { sha256 }))];
    return { ok: true, json: counts, lines };
  },
});
