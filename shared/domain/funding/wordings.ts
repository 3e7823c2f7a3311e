/**
 * What the European Union asks to be said with everything, in languages in which a programme's record has it not. None was
 * read at the funder: each is as several beneficiaries print it, so a report that says it tells so until the words are
 * written into the programme's record. A language of which no whole sentence was found, such as Turkish, is not here.
 */

import type { SheetProgramme } from '../event-sheet.ts';
import { type ChosenText, chooseOfficial } from '../languages.ts';

/** The sentence of support, and what nobody but the author answers for. */
export type Wording = 'supportStatement' | 'disclaimer';

/** Programmes of 2021–2027 that the European Education and Culture Executive Agency grants. */
const OF_THE_AGENCY: ReadonlySet<string> = new Set(['cerv-2021-2027']);

/** By language. In Bulgarian, German, Greek and Italian the disclaimer begins with the sentence of support. */
const WORDINGS: Readonly<Record<string, Readonly<Record<Wording, string>>>> = {
  de: {
    supportStatement: 'Von der Europäischen Union finanziert',
    disclaimer:
      'Von der Europäischen Union finanziert. Die geäußerten Ansichten und Meinungen entsprechen jedoch ausschließlich denen des Autors bzw. der Autoren und spiegeln nicht zwingend die der Europäischen Union oder der Europäischen Exekutivagentur für Bildung und Kultur (EACEA) wider. Weder die Europäische Union noch die EACEA können dafür verantwortlich gemacht werden.',
  },
  it: {
    supportStatement: 'Finanziato dall\'Unione europea',
    disclaimer:
      'Finanziato dall\'Unione europea. Le opinioni espresse appartengono, tuttavia, al solo o ai soli autori e non riflettono necessariamente le opinioni dell\'Unione europea o dell\'Agenzia esecutiva europea per l\'istruzione e la cultura (EACEA). Né l\'Unione europea né l\'EACEA possono esserne ritenute responsabili.',
  },
  el: {
    supportStatement: 'Με τη χρηματοδότηση της Ευρωπαϊκής Ένωσης',
    disclaimer:
      'Με τη χρηματοδότηση της Ευρωπαϊκής Ένωσης. Ωστόσο, οι απόψεις και οι γνώμες που διατυπώνονται εκφράζουν αποκλειστικά τις απόψεις των συντακτών και δεν αντιπροσωπεύουν κατ\' ανάγκη τις απόψεις της Ευρωπαϊκής Ένωσης ή του Ευρωπαϊκού Εκτελεστικού Οργανισμού Εκπαίδευσης και Πολιτισμού (EACEA). Η Ευρωπαϊκή Ένωση και ο EACEA δεν μπορούν να θεωρηθούν υπεύθυνοι για τις εκφραζόμενες απόψεις.',
  },
  bg: {
    supportStatement: 'Финансирано от Европейския съюз',
    disclaimer:
      'Финансирано от Европейския съюз. Изразените възгледи и мнения обаче принадлежат изцяло на техния(ите) автор(и) и не отразяват непременно възгледите и мненията на Европейския съюз или на Европейската изпълнителна агенция за образование и култура (EACEA). За тях не носи отговорност нито Европейският съюз, нито EACEA.',
  },
};

/** How those words were had. */
export const WORDING_SOURCE = 'EU 2021–2027, as several beneficiaries print it';

export interface OfficialWords extends ChosenText {
  /** They were not read at the funder, and nobody has written them into the programme's record. */
  readonly isUnconfirmed: boolean;
}

/** What a programme asks to be said: as its record has it in the language, else as others print it, else in English, else in any. null where nothing is known. */
export function officialWords(programme: SheetProgramme | null, wording: Wording, language: string): OfficialWords | null {
  if (!programme) return null;
  const recorded = chooseOfficial(programme[wording], language);
  if (recorded?.asAsked) return { ...recorded, isUnconfirmed: false };
  const known = OF_THE_AGENCY.has(programme.code) ? WORDINGS[language]?.[wording] : undefined;
  if (known !== undefined) return { text: known, language, asAsked: true, isUnconfirmed: true };
  return recorded && { ...recorded, isUnconfirmed: false };
}
