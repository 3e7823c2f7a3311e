/** A process that writes one report of so many pages and says how much memory it took at the most, in MB. */

import { write } from '../../electron/reports/write.ts';
import { denseReport } from './dense-report.ts';

const { pages } = await write(denseReport(Number(process.argv[2])), 'pdf', new Map());
console.log(JSON.stringify({ pages, megabytes: process.resourceUsage().maxRSS / 1024 }));
