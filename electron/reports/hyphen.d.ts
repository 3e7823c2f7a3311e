/** The part of `hyphen` that is used; the package brings no types. */
declare module 'hyphen/sl/index.js' {
  const slovenian: {
    /** Marks the places of a text's words where they may be parted. */
    readonly hyphenateSync: (text: string, options: { readonly hyphenChar: string; readonly minWordLength: number }) => string;
  };
  export default slovenian;
}
