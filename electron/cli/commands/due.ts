import { formatDate } from '#shared/domain/date-text.ts';
import { chooseText } from '#shared/domain/languages.ts';
import { command } from '../command.ts';
import { today } from '#shared/domain/today.ts';

const MOST = 500;

export const due = command({
  name: 'due',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, { session, client, translator, language }) {
    await session.look(given.archive);
    const { t } = translator;
    const { undecided, undecidedTotal, lines } = await client.plan.due({ today: today(), limit: MOST });
    const text = (texts: Readonly<Record<string, string>> | null) => chooseText(texts, language)?.text ?? '';
    const said = [
      ...lines.map(({ code, name, day }) => `${text(name)}: ${t(`command:dueLine.${code}`, { day: formatDate(day, language) })}`),
      ...(undecidedTotal > 0 ? [t('command:undecided', { count: undecidedTotal }), ...undecided.map(({ dates, title, id }) => `  ${dates ? formatDate(dates, language) : '–'}  ${text(title)}  ${id}`)] : []),
    ];
    const events = undecided.map(({ id, title, dates, status }) => ({ id, title: text(title), dates, status }));
    return { ok: true, json: { lines: lines.map(({ name, ...line }) => ({ ...line, name: text(name) })), undecided: events, undecidedTotal }, lines: said.length > 0 ? said : [t('command:nothingDue')] };
  },
});
