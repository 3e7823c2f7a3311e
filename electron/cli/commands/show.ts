import { Failure } from '#shared/contract/failures.ts';
import { fieldsOf } from '#shared/contract/records.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';
import { fieldName, valueText } from '#shared/language/value-text.ts';
import { command } from '../command.ts';
import { recordMeant } from '../find-record.ts';

const isFindable = (kind: string): kind is FindableKind => (findableKinds as readonly string[]).includes(kind);

export const show = command({
  name: 'show',
  positionals: [{ name: 'archive' }, { name: 'kind' }, { name: 'record', many: true }],
  options: {},
  async run({ given }, context) {
    const { session, client, translator, language } = context;
    const kind = findableKinds.find((known) => known.toLowerCase() === given.kind.toLowerCase()) ?? given.kind;
    if (!isFindable(kind)) throw new Failure('command.noKind', { kind: given.kind, kinds: findableKinds.join(', ') });
    await session.look(given.archive);
    const id = await recordMeant(context, kind, given.record);
    const { fields, names } = await client.declared.get({ kind, id });
    const { citations } = await client.sources.of({ kind, id });
    const { t } = translator;
    const known = [...fieldsOf(kind).keys()].filter((field) => fields[field] !== null && !(Array.isArray(fields[field]) && fields[field].length === 0));
    const lines = known.map((field) => `${fieldName(t, kind, field)}: ${valueText({ t, language, names }, kind, field, fields[field])}`);
    const sources = citations.map(({ source, field, written }) => `${t('domain:kind.source')}: ${[valueText({ t, language, names }, 'source', 'title', source.title), field ? fieldName(t, kind, field) : null, written].filter(Boolean).join(' · ')}`);
    return { ok: true, json: { kind, id, fields, sources: citations.map(({ source, field, written }) => ({ source: source.title, field, written })) }, lines: [`${t(`domain:kind.${kind}`)} ${id}`, ...lines, ...sources] };
  },
});
