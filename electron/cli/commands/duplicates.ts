import { mergeableKinds } from '#shared/contract/duplicates.ts';
import { Failure } from '#shared/contract/failures.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { command } from '../command.ts';

const MOST = 500;

export const duplicates = command({
  name: 'duplicates',
  positionals: [{ name: 'archive' }, { name: 'kind' }],
  options: {},
  async run({ given }, { session, client, translator, language }) {
    const kind = mergeableKinds.find((known) => known === given.kind.toLowerCase());
    if (!kind) throw new Failure('command.noKind', { kind: given.kind, kinds: mergeableKinds.join(', ') });
    await session.look(given.archive);
    const { t } = translator;
    const { clusters, total } = await client.duplicates.find({ kind, limit: MOST });
    const text = (texts: Readonly<Record<string, string>> | null) => chooseText(texts, language)?.text ?? '';
    const said = clusters.map(({ likeness, records }) => ({
      likeness,
      records: records.map(({ id, name, detail }) => ({ id, name: text(name), place: detail.place ? text(detail.place) : null, country: detail.country, dates: detail.dates })),
    }));
    const lines = said.flatMap(({ likeness, records }) => [
      t(`command:likeness.${likeness}`, { count: records.length }),
      ...records.map(({ id, name, place, country, dates }) => `  ${[name, place, country && countryName(country, language), dates && formatDate(dates, language)].filter(Boolean).join(', ')}  ${id}`),
    ]);
    return { ok: true, json: { total, clusters: said }, lines: clusters.length > 0 ? lines : [t('command:noDuplicates')] };
  },
});
