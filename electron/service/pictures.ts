import type { TaskOptions } from '../jobs/worker-pool.ts';
import { smallerPicture } from '../archive/photos/service.ts';
import type { Session } from './session.ts';

/** A smaller picture of an original that some record of the open archive has, as a JPEG. Throws as `smallerPicture`. */
export function readPicture(session: Session, sha256: string, size: 400 | 1600, options?: TaskOptions): Promise<Uint8Array> {
  return smallerPicture(session.archive(), session.pools.photo, sha256, size, options);
}
