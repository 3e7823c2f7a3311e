/** What a file begins with when it is a picture of a kind that is taken; that it is one is found out later. */

/** So many bytes tell. */
export const SIGNATURE = 12;

const SIGNATURES: readonly (readonly [at: number, bytes: string])[] = [
  [0, '\xff\xd8\xff'],
  [0, '\x89PNG\r\n\x1a\n'],
  [0, 'GIF87a'],
  [0, 'GIF89a'],
  [8, 'WEBP'],
  // TIFF in either order of bytes, and its variant for large files.
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [0, 'II+\0'],
  [0, 'MM\0+'],
  // HEIC and AVIF, among others.
  [4, 'ftyp'],
];

/** @param head at least the first `SIGNATURE` bytes, or all there are */
export function beginsAsPicture(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, SIGNATURE)).toString('latin1');
  return SIGNATURES.some(([at, bytes]) => text.startsWith(bytes, at));
}
