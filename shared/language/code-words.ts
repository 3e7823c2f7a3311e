/**
 * Which list of words says the codes that a field holds: `planned` of an event's status is "načrtovano".
 * The table is held to the records' fields and to the words by its type: a field without its list, or a
 * code without its word, is a type error.
 */

import type domain from '#resources/locales/en/domain.json';
import type { Fields, Kind } from '../contract/records.ts';

type Words = typeof domain;

/** The codes of a field; never for one that holds free text, a number or anything else. */
type CodeOf<V> = NonNullable<V> extends string ? (string extends NonNullable<V> ? never : NonNullable<V>) : never;

type CodedFieldOf<K extends Kind> = { [F in keyof Fields<K> & string]: [CodeOf<Fields<K>[F]>] extends [never] ? never : `${K}.${F}` }[keyof Fields<K> & string];
type CodedField = { [K in Kind]: CodedFieldOf<K> }[Kind];

/** The lists that have a word for each of the codes. */
type ListOf<C extends string> = { [L in keyof Words]: Words[L] extends Readonly<Record<C, string>> ? L : never }[keyof Words];

/** null for codes that are read as they are, in every language. */
type WordsOf<P extends CodedField> = P extends `${infer K extends Kind}.${infer F}` ? (F extends keyof Fields<K> ? ([ListOf<CodeOf<Fields<K>[F]>>] extends [never] ? null : ListOf<CodeOf<Fields<K>[F]>>) : never) : never;

export const codeWords: { readonly [P in CodedField]: WordsOf<P> } = {
  'assessment.aspect': 'assessmentAspect',
  'audience.group': 'audienceGroup',
  'course.level': 'courseLevel',
  'dissemination.reach': 'disseminationReach',
  'dissemination.timing': 'disseminationTiming',
  'event.mode': 'eventMode',
  'event.occurrence': 'occurrence',
  'event.span': 'dateSpan',
  'event.status': 'eventStatus',
  'event.type': 'eventType',
  'eventProject.link': 'projectLink',
  'issuedReport.subjectKind': 'reportSubject',
  'objective.level': 'objectiveLevel',
  'output.type': 'outputType',
  'participation.gender': 'gender',
  'participation.locality': 'locality',
  'participation.phase': 'phase',
  'participation.precision': 'precision',
  'participation.unit': 'unit',
  'person.legalBasis': 'legalBasis',
  'photo.mediaType': null,
  'project.status': 'projectStatus',
  'role.role': 'role',
  'series.precision': 'precision',
  'series.span': 'dateSpan',
  'series.type': 'eventType',
  'series.unit': 'unit',
  'source.type': 'sourceType',
  'unnamedOrganisations.precision': 'precision',
};

/** The list of words for what a field holds; null where it holds no codes, or such as are read as they are. */
export function wordsOfField(kind: Kind, field: string): Exclude<(typeof codeWords)[CodedField], null> | null {
  return (codeWords as Readonly<Record<string, (typeof codeWords)[CodedField] | undefined>>)[`${kind}.${field}`] ?? null;
}
