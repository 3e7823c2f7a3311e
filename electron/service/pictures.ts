import { type PictureFile, smallerPicture } from '../archive/photos/service.ts';
import type { Session } from './session.ts';

/** A smaller picture of an original that some record of the open archive has. Throws as `smallerPicture`. */
export function readPicture(session: Session, sha256: string, size: 400 | 1600): Promise<PictureFile> {
  return smallerPicture(session.archive(), session.pools.photo, sha256, size);
}
