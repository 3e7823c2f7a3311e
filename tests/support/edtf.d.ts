/** What the tests ask of the `edtf` package, which brings no types of its own. */
declare module 'edtf' {
  interface Extended {
    /** The first and last instant that the text can mean, in milliseconds since 1970 (UTC). */
    readonly min: number;
    readonly max: number;
    /** The date as it was understood: a day that is none is taken for the one after. */
    readonly edtf: string;
  }
  /** Throws where the text is no EDTF. */
  export default function edtf(text: string, options: { readonly level: 0; readonly types: readonly ('Date' | 'Interval')[] }): Extended;
}
