import type { Migration } from './migration.ts';

/**
 * What events and their like are gathered under stands in a third, small index by what it is called: to find the few of them among
 * the many titles that hold the same words took longer than all else. And titles are found by longer beginnings without reading all
 * that begins so. The next opening fills both.
 */
export const called: Migration = {
  version: 11,
  run: (database) => {
    database.exec(`
DROP TABLE searchTitle;
CREATE VIRTUAL TABLE searchTitle USING fts5(title, names, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3 4');
CREATE VIRTUAL TABLE searchCalled USING fts5(title, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3');
`);
  },
};
