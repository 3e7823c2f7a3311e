/** The threads of one running Kronika, for whatever takes long; those of what is kept in memory are in `finding.ts`. */

import { WorkerPool } from '../jobs/worker-pool.ts';
import { REPORT_THREAD } from '../reports/report-thread.ts';
import { workers } from './workers.ts';

export function makePools() {
  return {
    photo: new WorkerPool(workers.photo, 2),
    check: new WorkerPool(workers.check, 1),
    report: new WorkerPool(workers.report, 2, REPORT_THREAD),
    backup: new WorkerPool(workers.backup, 1),
    // Proves the tables and the history of a backup and copies originals while the one above proves its pages.
    besideBackup: new WorkerPool(workers.backup, 2),
    // Whoever looks into a backup does not wait for one that is being made.
    lookIn: new WorkerPool(workers.backup, 1),
    merging: new WorkerPool(workers.merging, 1),
    table: new WorkerPool(workers.table, 1),
  };
}

export type Pools = ReturnType<typeof makePools>;
