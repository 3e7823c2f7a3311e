import { Archive, type Lent } from '../archive.ts';
import { openConnection } from '../database/open.ts';
import { Anchor } from '../files/anchor.ts';
import { connected } from './open.ts';

/**
 * Opens an archive that another thread of this process has open and has lent: that one has the lock, and nothing is looked over or put
 * right. Closing leaves the lock where it is. Throws `archive.gone`, `archive.replaced` where its files are not those that were lent, and what SQLite throws.
 */
export async function borrowArchive({ paths, info, anchored }: Lent): Promise<Archive> {
  const anchor = new Anchor(paths, anchored);
  const [writing, reading] = [openConnection(paths.database, 'write'), openConnection(paths.database, 'read')];
  try {
    let archive: Archive | null = null;
    const { db: writer } = await connected(writing, () => archive?.assertInPlace());
    const { db: reader } = await connected(reading);
    archive = new Archive({ paths, info, reader, writer, readOnlyReason: null, lock: null, copy: null, anchor, rescue: null, warnings: [], isBorrowed: true });
    return archive;
  } catch (error) {
    writing.close();
    reading.close();
    throw error;
  }
}
