import { Failure } from '#shared/contract/failures.ts';
import { command } from '../command.ts';
import { recordMeant } from '../find-record.ts';

export const erase = command({
  name: 'erase',
  positionals: [{ name: 'archive' }, { name: 'kind', oneOf: ['person', 'photo'] }, { name: 'record', many: true }],
  options: { yes: { type: 'boolean', required: false } },
  async run({ given, options }, context) {
    const { session, client, translator, ask } = context;
    const { t } = translator;
    await session.open(given.archive);
    const { folder } = session.archive().paths;
    if (session.status()?.readOnly) throw new Failure('archive.readOnly', { folder });
    const kind = given.kind === 'photo' ? 'photo' : 'person';
    const id = await recordMeant(context, kind, given.record);
    const { fields } = await client.declared.get({ kind, id });
    const name = String(kind === 'photo' ? fields.originalName : fields.name);
    const isMeant = options.yes === 'true' || (await ask(t('command:eraseAsk', { name })))?.trim().toLowerCase() === t('command:eraseYes');
    if (!isMeant) throw new Failure('command.notMeant');
    const copies = (backups: readonly string[]) => backups.map((file) => t('command:erasedBackup', { file }));
    if (kind === 'photo') {
      const { photos, backups } = await client.photos.erase({ id });
      return { ok: true, json: { erased: true, photos, backups }, lines: [t('command:erasedPhoto', { count: photos }), ...copies(backups)] };
    }
    const { records, backups } = await client.people.erase({ id });
    return { ok: true, json: { erased: true, records, backups }, lines: [t('command:erased', { count: records }), ...copies(backups)] };
  },
});
