import type { ReportTemplateView } from '#shared/contract/report-templates.ts';
import { type ReportId, reportIds } from '#shared/domain/report-kinds.ts';
import { type CommandContext, command } from '../command.ts';

const isReport = (name: string): name is ReportId => (reportIds as readonly string[]).includes(name);

/** "Občina (Event sheet; shapes its report by itself)". */
function line({ translator: { t } }: CommandContext, { name, report, isDefault }: ReportTemplateView): string {
  const of = isReport(report) ? t(`reports:names.${report}`) : report;
  return `  ${name} (${[of, ...(isDefault ? [t('command:templates.isDefault')] : [])].join('; ')})`;
}

export const templates = command({
  name: 'templates',
  positionals: [{ name: 'archive' }],
  options: {},
  async run({ given }, context) {
    await context.session.look(given.archive);
    const all = await context.client.templates.list({ report: null });
    return { ok: true, json: all, lines: all.length > 0 ? all.map((one) => line(context, one)) : [context.translator.t('command:templates.none')] };
  },
});
