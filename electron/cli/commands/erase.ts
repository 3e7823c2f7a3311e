import { Failure } from '#shared/contract/failures.ts';
import { command } from '../command.ts';
import { recordMeant } from '../find-record.ts';

export const erase = command({
  name: 'erase',
  positionals: [{ name: 'archive' }, { name: 'person', is: 'person' }, { name: 'record', many: true }],
  options: { yes: { type: 'boolean', required: false } },
  async run({ given, options }, context) {
    const { session, client, translator, ask } = context;
    const { t } = translator;
    await session.open(given.archive);
    const { folder } = session.archive().paths;
    if (session.status()?.readOnly) throw new Failure('archive.readOnly', { folder });
    const id = await recordMeant(context, 'person', given.record);
    const { fields } = await client.declared.get({ kind: 'person', id });
    const name = String(fields.name);
    const isMeant = options.yes === 'true' || (await ask(t('command:eraseAsk', { name })))?.trim().toLowerCase() === t('command:eraseYes');
    if (!isMeant) throw new Failure('command.notMeant');
    const { records, backups } = await client.people.erase({ id });
    return { ok: true, json: { erased: true, records, backups }, lines: [t('command:erased', { count: records }), ...backups.map((file) => t('command:erasedBackup', { file }))] };
  },
});
