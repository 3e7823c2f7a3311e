/** Random records of every kind, made from the declarations alone: a kind that is added is among them by itself. */

import type * as z from 'zod';
import type { Declaration } from '#shared/contract/declared.ts';
import { type Kind, fieldsOf, kinds, recordFields } from '#shared/contract/records.ts';

/** Numbers from 0 up to a limit, the same ones for the same seed. */
export type Dice = (limit: number) => number;

/** A linear congruential generator: Numerical Recipes, 2nd edition, section 7.1. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

export type Fields = Record<string, unknown>;
/** Gives a live record of a kind, or null where there is none. */
type Target = (kind: Kind) => string | null;

const WORDS = ['Čakovec', 'Đurđevac', 'CI.SO.MO.', 'İstanbul', 'Žužemberk', 'naïve', '6 ECTS', 'WP 3'];

const someWord = (dice: Dice) => `${WORDS[dice(WORDS.length)] ?? ''} ${dice(100)}`;

/** What texts and dates are made of, where it matters. */
export interface Matter {
  readonly word: (dice: Dice) => string;
  readonly date: (dice: Dice) => string;
}
const ANY_MATTER: Matter = { word: someWord, date: (dice) => `20${10 + dice(20)}` };

function candidates({ type, choices = [], kind }: Declaration, dice: Dice, target: Target, { word, date }: Matter): unknown[] {
  const texts = () => (dice(2) ? { sl: word(dice) } : { sl: word(dice), en: word(dice) });
  switch (type) {
    case 'line': return [word(dice), 'a'.repeat(64), 'event'];
    case 'address': return [`https://kronika.example/${dice(100)}`];
    case 'texts': return [texts()];
    case 'number': return [1 + dice(12), 2000 + dice(30)];
    case 'choice': return [choices[dice(choices.length)]];
    case 'flag': return [dice(2) === 1];
    case 'date': return [date(dice), `2018-0${1 + dice(9)}`];
    case 'day': return [`2019-05-${10 + dice(20)}`];
    case 'moment': return ['2019-05-20T10:15:00', '2019-05-20T10:15:00.000Z'];
    case 'country': return [['SI', 'IT', 'GR'][dice(3)]];
    case 'language': return [['sl', 'en', 'de'][dice(3)]];
    case 'position': return [dice(10)];
    case 'reference': return [target(kind as Kind)];
    case 'value': return [word(dice), texts(), null, [dice(9)]];
    default: return [];
  }
}

function valueOf(schema: z.ZodType, declaration: Declaration, dice: Dice, target: Target, matter: Matter): unknown {
  if (declaration.isOptional && dice(3) === 0) return null;
  if (declaration.type === 'list') return Array.from({ length: dice(3) }, () => candidates(declaration.of as Declaration, dice, target, matter)).flatMap((all) => all.filter((one) => schema.safeParse([one]).success).slice(0, 1));
  return candidates(declaration, dice, target, matter).find((one) => one !== null && schema.safeParse(one).success) ?? (declaration.isOptional ? null : undefined);
}

/** What no field says alone: that a count is whole, that a role is in one thing, that an organisation has a name. */
function fitted(kind: Kind, fields: Fields, dice: Dice): Fields {
  const all = { ...fields };
  if ('precision' in all) all.value = all.precision === 'unknown' ? null : dice(100);
  if (kind === 'organisation' && all.name === null) all.shortName ??= someWord(dice);
  if (kind === 'role' || kind === 'unnamedOrganisations') {
    const subjects = ['projectId', 'workPackageId', 'eventId'].filter((field) => typeof all[field] === 'string');
    for (const field of subjects.slice(1)) all[field] = null;
    if (subjects.length === 0) all.role = undefined;
  }
  return all;
}

/** The fields of a record that could be made now; null where what it must refer to is not there. */
export function randomFields(kind: Kind, dice: Dice, target: Target, matter = ANY_MATTER): Fields | null {
  const shape = recordFields[kind].shape as unknown as Readonly<Record<string, z.ZodType>>;
  const fields: Fields = {};
  for (const [field, declaration] of fieldsOf(kind)) {
    if (declaration.type !== 'anyReference') fields[field] = valueOf(shape[field] as z.ZodType, declaration, dice, target, matter);
  }
  for (const [field, { kindField }] of fieldsOf(kind)) {
    if (kindField === undefined) continue;
    const about = kinds[dice(kinds.length)] as Kind;
    fields[kindField] = about;
    fields[field] = target(about);
  }
  const whole = fitted(kind, fields, dice);
  return recordFields[kind].safeParse(whole).success ? recordFields[kind].parse(whole) : null;
}
