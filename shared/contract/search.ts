import * as z from 'zod';
import { askFields } from '#shared/domain/asking/ask.ts';
import { call, nameOf } from './base.ts';
import { country, edtf, id, languageTag, line, textsRequired } from './fields.ts';

export const findableKinds = ['project', 'workPackage', 'event', 'organisation', 'place', 'photo', 'output', 'newsItem', 'issuedReport', 'series', 'source', 'person'] as const;
export type FindableKind = (typeof findableKinds)[number];

const marked = z.array(z.object({ text: z.string(), marked: z.boolean() }));

export const hit = z.object({
  kind: z.enum(findableKinds),
  id,
  title: marked,
  /** Where the words stand, when that is not in the title alone; empty otherwise. */
  snippet: marked,
  /** The language of title and snippet, so that they can be marked and read aloud as such. */
  titleLanguage: z.string().nullable(),
  snippetLanguage: z.string().nullable(),
  /** Of an event, a photo or a piece of news: its dates as they are kept, and whether it happened once within them. */
  dates: edtf.nullable(),
  within: z.boolean(),
});
export type Hit = z.output<typeof hit>;

const found = z.object({
  /** Hits, as far as they are counted. */
  total: z.number().int(),
  /** False where there are more. */
  isExact: z.boolean(),
  /** Best first. */
  hits: z.array(hit),
  /** Where the next page begins; null after the last. */
  next: z.string().nullable(),
  /** What the hits are of, where nothing was found for what was typed: the nearest to it that finds something. */
  instead: z.string().nullable(),
});
export type Found = z.output<typeof found>;

const facets = z.object({
  /** False where there are more hits than are counted. */
  isExact: z.boolean(),
  /** By field, the values that most hits have. */
  facets: z.array(
    z.object({
      field: z.enum(askFields),
      values: z.array(
        z.object({
          /** As it is written after the field's name: the question with it added finds `count` records. */
          value: z.string(),
          /** Of a record, its name in the language asked for; null of what is a code or a year. */
          name: z.string().nullable(),
          count: z.number().int(),
        }),
      ),
    }),
  ),
});
export type FacetsFound = z.output<typeof facets>;

export const pickKinds = ['project', 'workPackage', 'event', 'organisation', 'place', 'measure', 'call', 'series', 'task', 'source'] as const;
export type PickKind = (typeof pickKinds)[number];

/** A record as a form names it: `label` stands before the name, `detail` tells it from others of that name (a country's code, a date), `place` an organisation's town does. */
const pick = nameOf.extend({ label: z.string().nullable(), detail: z.string().nullable(), place: textsRequired.nullable() });
export type PickView = z.output<typeof pick>;

/** Kinds that are made where they were found missing, of the words typed to find them. */
export const spotKinds = ['place', 'organisation'] as const;
export type SpotKind = (typeof spotKinds)[number];

/** What typed words name: something that is there, or what would be made of them. */
const spot = z.object({
  /** The one record that bears exactly this name there. */
  existing: id.nullable(),
  name: z.string(),
  /** An organisation's town. */
  place: textsRequired.nullable(),
  country: country.nullable(),
  /** The town is made along. */
  isPlaceNew: z.boolean(),
  /** The words say all that is needed to make it. */
  isComplete: z.boolean(),
});
export type SpotView = z.output<typeof spot>;

const made = z.object({ id, name: line });
export type MadeView = z.output<typeof made>;

/** `language` is that of the words; `country` what the form around the field says, for a place whose own is not typed. */
const spotRequest = z.object({ kind: z.enum(spotKinds), words: z.string().max(500), language: languageTag, country: country.nullable() });

export const searchCalls = {
  find: call
    .input(
      z.object({
        words: z.string().max(500),
        /** The language to show titles and snippets in, where there is a choice. */
        language: z.string(),
        kinds: z.array(z.enum(findableKinds)).nullable(),
        limit: z.number().int().min(1).max(200),
        after: z.string().max(60).nullable().default(null),
      }),
    )
    .output(found),
  /** How many of all that the words find, or of those of one kind, have which value; of everything there is, where nothing is asked. */
  facets: call.input(z.object({ words: z.string().max(500), language: z.string(), kind: z.enum(findableKinds).nullable().default(null) })).output(facets),
  /** Records to choose from in a form: those that the words find, or the first ones. */
  pick: call
    .input(z.object({ kind: z.enum(pickKinds), words: z.string().max(200), within: id.nullable() }))
    .output(z.array(pick)),
  /** What the words name, or would make: "Občina Loška dolina, Loška dolina, Slovenija". */
  onTheSpot: call.input(spotRequest).output(spot.nullable()),
  /** Makes it, with its town where that is new, as one action. */
  makeOnTheSpot: call.input(spotRequest).output(made),
  /** One that a form has chosen, also where it is in the trash by now; null where there is none. */
  chosen: call.input(z.object({ kind: z.enum(pickKinds), id })).output(pick.extend({ inTrash: z.boolean() }).nullable()),
};
