import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { backups } from './commands/backups.ts';
import { bundle } from './commands/bundle.ts';
import { check } from './commands/check.ts';
import { date } from './commands/date.ts';
import { due } from './commands/due.ts';
import { duplicates } from './commands/duplicates.ts';
import { erase } from './commands/erase.ts';
import { importAttendance } from './commands/import-attendance.ts';
import { importRecords } from './commands/import-records.ts';
import { issue } from './commands/issue.ts';
import { issued } from './commands/issued.ts';
import { planned } from './commands/planned.ts';
import { readiness } from './commands/readiness.ts';
import { reindex } from './commands/reindex.ts';
import { report } from './commands/report.ts';
import { reports } from './commands/reports.ts';
import { restore } from './commands/restore.ts';
import { rules } from './commands/rules.ts';
import { sample } from './commands/sample.ts';
import { search } from './commands/search.ts';
import { searches } from './commands/searches.ts';
import { show } from './commands/show.ts';
import { templates } from './commands/templates.ts';
import { upgrade } from './commands/upgrade.ts';

/** In the order in which the help lists them. */
export const commands: readonly Command[] = [sample, search, searches, show, planned, due, date, importAttendance, importRecords, duplicates, reports, report, bundle, readiness, rules, templates, issue, issued, check, backup, backups, restore, upgrade, reindex, erase];
