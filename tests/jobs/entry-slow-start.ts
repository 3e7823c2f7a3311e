/** A thread that takes a while until it has loaded all it needs, and then says so in a file. */

import { writeFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import { serveTasks } from '../../electron/jobs/worker-side.ts';

await pass(100);
writeFileSync(process.env.KRONIKA_LOADED ?? '', '');
serveTasks<null>(() => new Promise(() => undefined));
