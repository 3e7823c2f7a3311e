/** Where a picture of the archive is loaded from. */

import { client, queries } from './client.ts';
import { queryClient } from './queries.ts';
import { desktop } from './shell.ts';

/** In the window of a backup that is open beside the archive: the app's own addresses are the archive's. */
async function isBeside(): Promise<boolean> {
  const status = await queryClient.ensureQueryData(queries.archive.status.queryOptions({}));
  return status?.backup?.isBeside ?? false;
}

/**
 * The address of a smaller picture. On the desktop the app's own, which only its page can ask. In the
 * browser shell no address is only the page's, so the picture is called for, as all else, and the address
 * is that of the bytes in the page's memory. Rejects as the call does.
 */
export async function pictureAddress(sha256: string, size: 400 | 1600, signal: AbortSignal): Promise<string> {
  if (desktop && !(await isBeside())) return `/media/${sha256}?size=${size}`;
  const { picture } = await client.photos.picture({ sha256, size }, { signal });
  return URL.createObjectURL(picture as Blob);
}

/** Lets go of what an address holds in memory. */
export function releasePicture(address: string): void {
  if (address.startsWith('blob:')) URL.revokeObjectURL(address);
}
