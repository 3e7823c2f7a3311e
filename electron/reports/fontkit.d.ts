/** The part of `fontkit` that is used, the reader of typefaces that pdfmake brings; the package has no types. */
declare module 'fontkit' {
  interface Outline {
    readonly scale: (across: number, down: number) => Outline;
    readonly translate: (x: number, y: number) => Outline;
    /** The data of an SVG path. */
    readonly toSVG: () => string;
  }

  /** Units of the typeface, upwards. */
  interface Shaped {
    readonly glyphs: readonly { readonly path: Outline }[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
    readonly advanceWidth: number;
  }

  export interface Face {
    readonly unitsPerEm: number;
    readonly layout: (text: string) => Shaped;
  }

  export const openSync: (file: string) => Face;
}
