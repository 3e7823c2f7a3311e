/** A process that has one report of so many pages written in a thread, as the program does, and says how much memory it took at the most, in MB. */

import { WorkerPool } from '../../electron/jobs/worker-pool.ts';
import { REPORT_THREAD } from '../../electron/reports/report-thread.ts';
import type { ReportTask } from '../../electron/reports/report-worker.ts';
import type { WrittenReport } from '../../electron/reports/write.ts';
import { denseReport } from './dense-report.ts';

const pool = new WorkerPool(new URL('../../electron/reports/report-worker.ts', import.meta.url), 1, REPORT_THREAD);
const task: ReportTask = { report: denseReport(Number(process.argv[2])), format: 'pdf', pictures: new Map() };
const { pages } = await pool.run<WrittenReport>(task);
await pool.close();
console.log(JSON.stringify({ pages, megabytes: process.resourceUsage().maxRSS / 1024 }));
