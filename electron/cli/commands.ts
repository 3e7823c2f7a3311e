import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { report } from './commands/report.ts';
import { sample } from './commands/sample.ts';
import { search } from './commands/search.ts';

/** In the order in which the help lists them. */
export const commands: readonly Command[] = [sample, search, report, check];
