import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { sample } from './commands/sample.ts';
import { search } from './commands/search.ts';
import { upgrade } from './commands/upgrade.ts';

/** In the order in which the help lists them. */
export const commands: readonly Command[] = [sample, search, report, check, backup, restore, upgrade];
