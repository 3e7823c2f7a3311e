import type { Database as Connection } from 'better-sqlite3';

export interface Migration {
  /** The `user_version` that the database has afterwards; migrations count 1, 2, 3 … */
  readonly version: number;
  readonly run: (connection: Connection) => void;
}
