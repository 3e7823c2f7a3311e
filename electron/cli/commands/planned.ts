import type { LedgerSum } from '#shared/contract/plan.ts';
import { countryName } from '#shared/domain/countries.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { command } from '../command.ts';
import { projectMeant } from '../report-meant.ts';
import { today } from '#shared/domain/today.ts';

/** "15 × 50 = 750"; what is not known is "?". */
function arithmetic({ value, precision, terms }: LedgerSum, words: { readonly about: string; readonly atLeast: string }): string {
  const parts = terms.map(({ times, count }) => `${times} × ${count.value ?? '?'}`).join(' + ');
  if (value === null) return parts;
  const said = precision === 'about' ? `${words.about} ${value}` : precision === 'atLeast' ? `${words.atLeast} ${value}` : String(value);
  return `${parts} = ${said}`;
}

export const planned = command({
  name: 'planned',
  positionals: [{ name: 'archive' }],
  options: { project: { type: 'string', value: 'acronym', required: true } },
  async run({ given, options }, context) {
    const { session, client, translator, language } = context;
    await session.look(given.archive);
    const { t } = translator;
    const ledger = await client.plan.ledger({ projectId: await projectMeant(context, options.project), today: today() });
    const text = (texts: Readonly<Record<string, string>> | null) => chooseText(texts, language)?.text ?? '';
    const words = { about: t('command:aboutNumber'), atLeast: t('command:atLeast') };
    const lines = ledger.groups.flatMap(({ workPackage, rows, planned: sum, actual, outcomes }) => [
      workPackage ? `${workPackage.label} ${text(workPackage.title)}` : t('command:noPackage'),
      ...rows.map(({ series, country, cells }) => {
        const name = [series ? text(series.name) : t('command:single'), country ? countryName(country, language) : null].filter(Boolean).join(', ');
        const all = cells.map(({ year, events }) => `${year ?? '–'}: ${events.map(({ outcome }) => t(`domain:outcome.${outcome}`)).join(', ')}`);
        return `  ${name}  ${all.join('; ')}`;
      }),
      `  ${outcomes.map(({ outcome, count }) => `${t(`domain:outcome.${outcome}`)} ${count}`).join(', ')}`,
      `  ${t('command:plannedSum', { sum: arithmetic(sum, words) })}`,
      ...(actual.terms.length > 0 ? [`  ${t('command:actualSum', { sum: arithmetic(actual, words) })}`] : []),
    ]);
    return { ok: true, json: ledger, lines };
  },
});
