import * as z from 'zod';
import { languageTag, line, listOf, ref, textsRequired } from './fields.ts';

/** One activity repeated over countries and years. Its events are kept, and edited, singly. */
export const seriesFields = z.object({
  projectId: ref('project'),
  workPackageId: ref('workPackage').nullable(),
  title: textsRequired,
  /** The rule as the source writes it. */
  written: line.nullable(),
  languages: listOf(languageTag, 30),
  position: z.number().int(),
});
