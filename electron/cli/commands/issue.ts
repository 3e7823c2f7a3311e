import { Failure } from '#shared/contract/failures.ts';
import { whereIssued } from '../../service/issued.ts';
import { command } from '../command.ts';
import { SUBJECT_OPTIONS, reportMeant, shapeMeant, subjectAsked, subjectMeant, subjectName } from '../report-meant.ts';

export const issue = command({
  name: 'issue',
  isOfReports: true,
  positionals: [{ name: 'archive' }, { name: 'report' }],
  options: {
    ...SUBJECT_OPTIONS,
    template: { type: 'string', value: 'template', required: false },
    note: { type: 'string', value: 'note', required: false },
  },
  async run({ given, options }, context) {
    const { session, client, translator, reportLanguage: language } = context;
    const report = reportMeant(given.report);
    const about = subjectAsked(report, options);
    await session.open(given.archive);
    if (session.status()?.readOnly) throw new Failure('archive.readOnly', { folder: session.archive().paths.folder });
    const subjectId = await subjectMeant(context, about);
    const { id, pdfSha256, dataSha256 } = await client.issued.issue({ report, subjectId, language, shape: await shapeMeant(context, report, options.template), note: options.note?.trim() || null });
    const { fileName, issuedAt, pages } = await client.issued.get({ id });
    const file = whereIssued(session, pdfSha256);
    const { t } = translator;
    return {
      ok: true,
      json: { id, report, [subjectName(about.subject)]: subjectId, language, issuedAt, sha256: pdfSha256, dataSha256, pages, fileName, file },
      lines: [t('command:issued.done', { report: t(`reports:names.${report}`), file: fileName, sha256: pdfSha256 }), t('command:issued.where', { file })],
    };
  },
});
