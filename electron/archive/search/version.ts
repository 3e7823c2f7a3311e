/**
 * What the search index of this program is made with. The names of countries in it come from the
 * runtime's own data (CLDR), which a newer runtime words anew: an index that was made with another
 * version is not wrong, but is made again before it is held against the records.
 */

/** Raised whenever a document would be built or folded, or a word read, otherwise than before, and where an earlier program may have left in the index what is gone. */
const DOCUMENTS = 8;

export const INDEX_VERSION = `${DOCUMENTS}/cldr-${process.versions.cldr ?? ''}/unicode-${process.versions.unicode ?? ''}`;
