/** What kind of event or output a name speaks of: "Seminar o romski kulturi" is a seminar. Only proposed, where nobody has said it. */

import { fold } from './fold.ts';

/** Beginnings of words, folded; the first that is found decides. */
const STEMS = [
  ['townTwinning', ['pobraten', 'town twinning', 'town-twinning', 'twinning']],
  ['studyVisit', ['studijski obisk', 'studijsk', 'obisk', 'study visit', 'visit']],
  ['guidedTour', ['voden', 'ogled', 'turisticni ogled', 'guided', 'tour', 'sightseeing']],
  ['conference', ['konferenc', 'conference', 'simpozij', 'symposium']],
  ['workshop', ['delavnic', 'workshop', 'svetovna kavarna', 'world cafe']],
  ['training', ['usposabljanj', 'izobrazevanj', 'tecaj', 'training', 'course']],
  ['seminar', ['seminar', 'webinar']],
  ['presentation', ['predstavit', 'presentation', 'predavanj', 'lecture']],
  ['internationalEvent', ['mednarodni dogodek', 'international event']],
  ['projectMeeting', ['projektno srecanj', 'srecanj', 'sestan', 'meeting']],
] as const;

export type ProposedType = (typeof STEMS)[number][0];

const OUTPUT_STEMS = [
  ['actionPlan', ['akcijski nacrt', 'akcijskega nacrt', 'action plan']],
  ['goodPractices', ['dobre praks', 'dobrih praks', 'zbirka dobrih', 'good practice', 'best practice']],
  ['database', ['podatkovna zbirka', 'zbirka podatkov', 'baza podatkov', 'database', 'data base']],
  ['handbook', ['prirocnik', 'vodnik', 'handbook', 'manual', 'guidebook']],
  ['course', ['tecaj', 'predmet', 'ucni nacrt', 'course', 'curriculum']],
  ['analysis', ['analiz', 'analys']],
  ['study', ['studij', 'raziskav', 'study', 'research']],
  ['model', ['model']],
] as const;

export type ProposedOutput = (typeof OUTPUT_STEMS)[number][0];

function firstIn<T extends string>(title: string, all: readonly (readonly [T, readonly string[]])[]): T | null {
  const words = ` ${fold(title)}`;
  const found = all.flatMap(([type, stems]) => {
    const at = Math.min(...stems.map((stem) => words.indexOf(` ${stem}`)).filter((index) => index >= 0), Infinity);
    return at === Infinity ? [] : [{ type, at }];
  });
  return found.toSorted((one, other) => one.at - other.at)[0]?.type ?? null;
}

/** The kind of event that a name begins to speak of first; null where it speaks of none. */
export function typeInTitle(title: string): ProposedType | null {
  return firstIn(title, STEMS);
}

/** The kind of output that a name begins to speak of first; null where it speaks of none. */
export function outputInTitle(title: string): ProposedOutput | null {
  return firstIn(title, OUTPUT_STEMS);
}
