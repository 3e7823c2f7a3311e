/** Every call of the contract with its handler: what all shells, the command line and the tests call. */

import { archiveHandlers } from './archive.ts';
import { historyHandlers } from './history.ts';
import { calls } from './implementation.ts';
import { importHandlers } from './imports.ts';
import { issuedHandlers } from './issued.ts';
import { keptSearchHandlers } from './kept-searches.ts';
import { mergingHandlers } from './merging.ts';
import { photoHandlers } from './photos.ts';
import { recordHandlers } from './records.ts';
import { bundleHandlers } from './report-bundle.ts';
import { reportHandlers } from './reports.ts';
import { ruleHandlers } from './rules.ts';
import { templateHandlers } from './templates.ts';

export const router = calls.router({
  ...archiveHandlers,
  ...recordHandlers,
  ...photoHandlers,
  ...importHandlers,
  ...historyHandlers,
  reports: { ...reportHandlers.reports, ...bundleHandlers },
  ...issuedHandlers,
  ...ruleHandlers,
  ...templateHandlers,
  ...keptSearchHandlers,
  ...mergingHandlers,
});
