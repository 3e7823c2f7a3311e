/** How reports are written beside all else: one that takes ten seconds keeps no other waiting, and one of 500 pages keeps its thread small. */

import type { PoolOptions } from '../jobs/worker-pool.ts';

export const REPORT_THREAD: PoolOptions = { patience: 10_000, young: 12 };
