import { reportGapSentence } from '#shared/language/sentences.ts';
import { command } from '../command.ts';
import { SUBJECT_OPTIONS, gapLines, reportMeant, subjectAsked, subjectMeant } from '../report-meant.ts';

export const readiness = command({
  name: 'readiness',
  isOfReports: true,
  positionals: [{ name: 'archive' }, { name: 'report' }],
  options: SUBJECT_OPTIONS,
  async run({ given, options }, context) {
    const { session, client, translator, language, reportLanguage } = context;
    const report = reportMeant(given.report);
    const about = subjectAsked(report, options);
    await session.look(given.archive);
    const subjectId = await subjectMeant(context, about);
    const found = await client.reports.gaps({ report, subjectId, language: reportLanguage });
    // What is only doubtful keeps nobody from sending it.
    const ready = found.every(({ weight }) => weight !== 'missing');
    const gaps = found.map((gap) => ({ code: gap.code, weight: gap.weight, kind: gap.kind, id: gap.id, field: gap.field, row: gap.row ?? null, sentence: reportGapSentence(translator, gap, language), source: gap.source }));
    return { ok: true, json: { ready, gaps }, lines: [translator.t(ready ? 'command:ready' : 'command:notReady', { report: translator.t(`reports:names.${report}`) }), ...gapLines(context, found)] };
  },
});
