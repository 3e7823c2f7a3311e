import type { Migration } from './migration.ts';

/** Of a photograph that was erased its hash is kept: it is to come back from no other copy, nor be added again. */
export const erasedPhotos: Migration = {
  version: 13,
  run: (database) => {
    database.exec('ALTER TABLE erasure ADD COLUMN sha256 TEXT');
  },
};
