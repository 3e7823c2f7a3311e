/** The part of libheif that is used; the package says no types for this entry. */
declare module 'libheif-js/wasm-bundle.js' {
  export interface HeifImage {
    get_width(): number;
    get_height(): number;
    display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (shown: unknown) => void): void;
    free(): void;
  }

  export interface HeifDecoder {
    decode(bytes: Uint8Array): HeifImage[];
  }

  const libheif: { readonly HeifDecoder: new () => HeifDecoder };
  export default libheif;
}
