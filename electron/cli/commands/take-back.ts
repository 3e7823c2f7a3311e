import { Failure } from '#shared/contract/failures.ts';
import { id as idSchema } from '#shared/contract/fields.ts';
import { kinds } from '#shared/contract/records.ts';
import { command } from '../command.ts';

export const takeBack = command({
  name: 'take-back',
  positionals: [{ name: 'archive' }, { name: 'backup' }, { name: 'kind' }, { name: 'id' }],
  options: { field: { type: 'string', value: 'field', required: false } },
  async run({ given, options }, { session, client, translator }) {
    const kind = kinds.find((one) => one === given.kind);
    const id = idSchema.safeParse(given.id.toLowerCase()).data;
    if (!kind || !id) throw new Failure('record.notFound', { kind: given.kind, id: given.id });
    await session.open(given.archive);
    const taken = await client.backups.takeBack({ backup: given.backup, kind, id, field: options.field ?? null });
    const { t } = translator;
    return { ok: true, json: taken, lines: [taken.action === null ? t('command:takenNothing') : t('command:takenBack', { count: taken.records })] };
  },
});
