import type { Migration } from './migration.ts';

/**
 * What events and their like are gathered under stands in a third, small index by what it is called: to find the few of them among
 * the many titles that hold the same words took longer than all else. The next opening fills it.
 */
export const called: Migration = {
  version: 11,
  run: (database) => {
    database.exec(`CREATE VIRTUAL TABLE searchCalled USING fts5(title, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3')`);
  },
};
