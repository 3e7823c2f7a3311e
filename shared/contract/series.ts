import * as z from 'zod';
import { orNone } from './declared.ts';
import { languageTag, line, listOf, position, ref, textsRequired } from './fields.ts';

/** One activity repeated over countries and years. Its events are kept, and edited, singly. */
export const seriesFields = z.object({
  projectId: ref('project'),
  workPackageId: orNone(ref('workPackage')),
  title: textsRequired,
  /** The rule as the source writes it. */
  written: orNone(line),
  languages: listOf(languageTag, 30),
  position,
});
