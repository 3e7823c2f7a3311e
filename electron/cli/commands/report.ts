import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { type ReportFormat, reportFormats, reportKinds } from '#shared/domain/report-kinds.ts';
import { assertNotInArchive, writeOutput } from '../../service/output.ts';
import { command } from '../command.ts';
import { SUBJECT_OPTIONS, gapLines, reportMeant, shapeMeant, subjectAsked, subjectMeant, subjectName } from '../report-meant.ts';

/** As it is asked for, else as the file is called; a PDF where neither says. Throws `report.noFormat`. */
function formatMeant(asked: string | undefined, file: string, formats: readonly ReportFormat[]): ReportFormat {
  const ending = path.extname(file).slice(1).toLowerCase();
  if (asked === undefined) return reportFormats.find((format) => format === ending) ?? 'pdf';
  const format = formats.find((known) => known === asked.toLowerCase());
  if (!format) throw new Failure('report.noFormat', { format: asked, formats: formats.join(', ') });
  return format;
}

export const report = command({
  name: 'report',
  isOfReports: true,
  positionals: [{ name: 'archive' }, { name: 'report' }],
  options: {
    ...SUBJECT_OPTIONS,
    template: { type: 'string', value: 'template', required: false },
    format: { type: 'string', value: 'format', required: false },
    out: { type: 'string', short: 'o', value: 'file', required: true },
  },
  async run({ given, options }, context) {
    const { session, client, translator, reportLanguage: language } = context;
    const asked = reportMeant(given.report);
    const file = path.resolve(options.out);
    const format = formatMeant(options.format, file, reportKinds[asked].formats);
    const about = subjectAsked(asked, options);
    await session.look(given.archive);
    const subjectId = await subjectMeant(context, about);
    assertNotInArchive(session, file);
    const gaps = await client.reports.gaps({ report: asked, subjectId, language });
    const template = await shapeMeant(context, asked, options.template);
    const made = await client.reports.make({ report: asked, subjectId, language, format, shape: template });
    await writeOutput(session, file, new Uint8Array(await made.file.arrayBuffer()));
    const { t } = translator;
    const { sha256, pages } = made;
    const size = pages === null ? format.toUpperCase() : t('command:pages', { count: pages });
    const written = t('command:reportWritten', { report: t(`reports:names.${asked}`), file, sha256, pages: size });
    const named = gaps.map(({ code, weight, field }) => ({ code, weight, field }));
    return { ok: true, json: { file, sha256, pages, report: asked, format, [subjectName(about.subject)]: subjectId, language, ...(template ? { template: template.name } : {}), gaps: named }, lines: [written, ...gapLines(context, gaps)] };
  },
});
