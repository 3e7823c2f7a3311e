/** A file of what is handed over, as it will lie in the ZIP. */

export interface PackedFile {
  /** Parted by `/`, from the folder that is unpacked. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** A program or a script that is run. */
  readonly runs?: boolean;
}

export const text = (path: string, content: string, more: { readonly runs?: boolean } = {}): PackedFile => ({ path, bytes: Buffer.from(content, 'utf8'), ...more });
