import * as z from 'zod';
import { choice, declare, orNone } from './declared.ts';
import { inProject } from './details.ts';
import { countUnits, dateSpans, eventTypes } from './event-codes.ts';
import { countFields, countIsWhole, country, languageTag, line, listOf, numberBetween, position, textsOrNone, textsRequired } from './fields.ts';

/** The years that a record may speak of. */
export const year = declare(numberBetween(1900, 2200).clone(), { type: 'number', means: 'year' });
const month = declare(numberBetween(1, 12).clone(), { type: 'number', means: 'month' });

/**
 * One activity repeated over countries and years, as a rule. Its events are made from the rule, and then
 * kept and edited singly.
 */
export const seriesFields = z
  .object({
    ...inProject,
    title: textsRequired,
    /** The rule as the source writes it. */
    written: orNone(line),
    type: choice(eventTypes),
    /** Empty where the rule names none: then there is one event a time, not one a country. */
    countries: listOf(country, 60),
    years: listOf(year, 60),
    /** The months within which each event is to happen, both included; null where only the year is known. */
    monthFrom: orNone(month),
    monthTo: orNone(month),
    span: choice(dateSpans),
    /** Events in each country in each year, where nothing tells them apart but their number. */
    perYear: numberBetween(1, 100),
    /** What tells the events of one country and year apart: four courses, say. Empty where only their number does. */
    variants: listOf(textsRequired, 100),
    /** Participants planned for each event, and what the source counts by. */
    ...countFields,
    unit: choice(countUnits),
    /** What each event is called: `{country}`, `{year}`, `{number}` and `{variant}` stand for its own; null: as the series. */
    titlePattern: textsOrNone,
    languages: listOf(languageTag, 30),
    position,
  })
  .refine(countIsWhole, { error: 'count.value', path: ['value'] });
