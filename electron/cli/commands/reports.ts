import { reportIds, reportKinds } from '#shared/domain/report-kinds.ts';
import { command } from '../command.ts';
import { subjectOptions } from '../report-meant.ts';

export const reports = command({
  name: 'reports',
  positionals: [],
  options: {},
  run(_, { translator: { t } }) {
    const all = reportIds.map((report) => ({ report, name: t(`reports:names.${report}`), subject: reportKinds[report].subject, formats: [...reportKinds[report].formats] }));
    return Promise.resolve({ ok: true, json: all, lines: all.map(({ report, name, subject, formats }) => `${report}  ${name} (${subjectOptions[subject]}; ${formats.join(', ')})`) });
  },
});
