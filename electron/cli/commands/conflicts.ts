import { IN_TRASH } from '#shared/contract/merging.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { command } from '../command.ts';

const MOST = 500;

export const conflicts = command({
  name: 'conflicts',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, { session, client, translator, language }) {
    const { t } = translator;
    await session.look(given.archive);
    const { conflicts: found, total } = await client.merging.conflicts({ limit: MOST });
    const value = (one: unknown) => JSON.stringify(one ?? null);
    const lines = found.flatMap(({ id, kind, field, name, owner, base, ours, theirs }) => [
      t('command:conflict', { kind: t(`domain:kind.${kind}`), name: chooseText(name ?? owner?.name ?? null, language)?.text ?? '', field: field === IN_TRASH ? t('command:conflictTrash') : field, id }),
      ...[['base', base, null], ['ours', ours.value, ours.by], ['theirs', theirs.value, theirs.by]].map(([side, said, by]) => {
        const who = by as { author: string; at: string } | null;
        return `  ${t(`command:conflictSide.${side as 'ours'}`)}: ${value(said)}${who ? `  (${who.author}, ${who.at})` : ''}`;
      }),
    ]);
    return { ok: true, json: { total, conflicts: found }, lines: found.length > 0 ? lines : [t('command:noConflicts')] };
  },
});
