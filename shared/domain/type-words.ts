/** What kind of event a name speaks of: "Seminar o romski kulturi" is a seminar. Only proposed, where nobody has said it. */

import { fold } from './fold.ts';

/** Beginnings of words, folded; the first that is found decides. */
const STEMS = [
  ['townTwinning', ['pobraten', 'town twinning', 'town-twinning', 'twinning']],
  ['studyVisit', ['studijski obisk', 'studijsk', 'study visit']],
  ['guidedTour', ['voden', 'guided']],
  ['conference', ['konferenc', 'conference', 'simpozij', 'symposium']],
  ['workshop', ['delavnic', 'workshop', 'svetovna kavarna', 'world cafe']],
  ['training', ['usposabljanj', 'izobrazevanj', 'tecaj', 'training', 'course']],
  ['seminar', ['seminar', 'webinar']],
  ['presentation', ['predstavit', 'presentation', 'predavanj', 'lecture']],
  ['internationalEvent', ['mednarodni dogodek', 'international event']],
  ['projectMeeting', ['projektno srecanj', 'srecanj', 'sestan', 'meeting']],
] as const;

export type ProposedType = (typeof STEMS)[number][0];

/** The kind that a name begins to speak of first; null where it speaks of none. */
export function typeInTitle(title: string): ProposedType | null {
  const words = ` ${fold(title)}`;
  const found = STEMS.flatMap(([type, stems]) => {
    const at = Math.min(...stems.map((stem) => words.indexOf(` ${stem}`)).filter((index) => index >= 0), Infinity);
    return at === Infinity ? [] : [{ type, at }];
  });
  return found.toSorted((one, other) => one.at - other.at)[0]?.type ?? null;
}
