/** The files of the typefaces that a report is printed in, by family and style. */

import { createRequire } from 'node:module';
import { SANS, SERIF } from './page.ts';

const { resolve } = createRequire(import.meta.url);
const sans = (name: string) => resolve(`@expo-google-fonts/source-sans-3/${name}/SourceSans3_${name}.ttf`);
const serif = (name: string) => resolve(`@expo-google-fonts/source-serif-4/${name}/SourceSerif4_${name}.ttf`);

export const FONTS = {
  [SANS]: { normal: sans('400Regular'), bold: sans('600SemiBold'), italics: sans('400Regular_Italic'), bolditalics: sans('600SemiBold_Italic') },
  [SERIF]: { normal: serif('400Regular'), bold: serif('600SemiBold'), italics: serif('400Regular_Italic'), bolditalics: serif('600SemiBold_Italic') },
};
