/** Reads tables in a thread of its own: what a file does to whoever reads it, it does there. */

import { serveTasks } from '../../jobs/worker-side.ts';
import { type TableEncoding, readTableFile } from './table-file.ts';

export interface TableTask {
  readonly file: string;
  /** The name to call it by. */
  readonly name: string;
  /** Of a CSV file; null: as it looks. */
  readonly encoding: TableEncoding | null;
}

serveTasks<TableTask>(({ file, name, encoding }) => readTableFile(file, name, encoding));
