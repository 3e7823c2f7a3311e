import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { due } from './commands/due.ts';
import { erase } from './commands/erase.ts';
import { planned } from './commands/planned.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { sample } from './commands/sample.ts';
import { search } from './commands/search.ts';
import { show } from './commands/show.ts';
import { upgrade } from './commands/upgrade.ts';

/** In the order in which the help lists them. */
export const commands: readonly Command[] = [sample, search, show, planned, due, report, check, backup, restore, upgrade, erase];
