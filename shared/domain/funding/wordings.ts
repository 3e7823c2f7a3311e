/**
 * What the European Union asks to be said with everything, in languages in which a programme's record has it not. None was
 * read at the funder: each is as others print it, so a report that says it tells so until the words are written into the
 * programme's record. A language of which no whole sentence was found, such as Turkish, is not here.
 */

import type { SheetProgramme } from '../event-sheet.ts';
import { type ChosenText, chooseOfficial } from '../languages.ts';

/** The sentence of support, and what nobody but the author answers for. */
export type Wording = 'supportStatement' | 'disclaimer';

interface Wordings {
  readonly texts: Readonly<Partial<Record<Wording, string>>>;
  /** How they were had. */
  readonly source: string;
}

/** 2014–2020, of the European Education and Culture Executive Agency. The end of the sentence is from a sister text. */
const CITIZENS: Readonly<Record<string, Wordings>> = {
  sl: {
    texts: { disclaimer: 'Izvedba tega projekta je financirana s strani Evropske komisije. Vsebina publikacije (komunikacije) je izključno odgovornost avtorja in v nobenem primeru ne predstavlja stališč Evropske komisije.' },
    source: 'EACEA 2014–2020, as a programme desk of the same agency prints it',
  },
};

const SEVERAL = 'EU 2021–2027, as several beneficiaries print it';

/** 2021–2027, of the same agency. The disclaimer begins with the sentence of support. */
const RIGHTS: Readonly<Record<string, Wordings>> = {
  sl: {
    texts: {
      supportStatement: 'Financira Evropska unija',
      disclaimer: 'Financira Evropska unija. Izražena stališča in mnenja so izključno stališča avtorjev in ne odražajo nujno stališč Evropske unije ali organa, ki je dodelil sredstva.',
    },
    source: 'EU 2021–2027, as one beneficiary prints it',
  },
  de: {
    texts: {
      supportStatement: 'Von der Europäischen Union finanziert',
      disclaimer:
        'Von der Europäischen Union finanziert. Die geäußerten Ansichten und Meinungen entsprechen jedoch ausschließlich denen des Autors bzw. der Autoren und spiegeln nicht zwingend die der Europäischen Union oder der Europäischen Exekutivagentur für Bildung und Kultur (EACEA) wider. Weder die Europäische Union noch die EACEA können dafür verantwortlich gemacht werden.',
    },
    source: SEVERAL,
  },
  it: {
    texts: {
      supportStatement: 'Finanziato dall\'Unione europea',
      disclaimer:
        'Finanziato dall\'Unione europea. Le opinioni espresse appartengono, tuttavia, al solo o ai soli autori e non riflettono necessariamente le opinioni dell\'Unione europea o dell\'Agenzia esecutiva europea per l\'istruzione e la cultura (EACEA). Né l\'Unione europea né l\'EACEA possono esserne ritenute responsabili.',
    },
    source: SEVERAL,
  },
  el: {
    texts: {
      supportStatement: 'Με τη χρηματοδότηση της Ευρωπαϊκής Ένωσης',
      disclaimer:
        'Με τη χρηματοδότηση της Ευρωπαϊκής Ένωσης. Ωστόσο, οι απόψεις και οι γνώμες που διατυπώνονται εκφράζουν αποκλειστικά τις απόψεις των συντακτών και δεν αντιπροσωπεύουν κατ\' ανάγκη τις απόψεις της Ευρωπαϊκής Ένωσης ή του Ευρωπαϊκού Εκτελεστικού Οργανισμού Εκπαίδευσης και Πολιτισμού (EACEA). Η Ευρωπαϊκή Ένωση και ο EACEA δεν μπορούν να θεωρηθούν υπεύθυνοι για τις εκφραζόμενες απόψεις.',
    },
    source: SEVERAL,
  },
  bg: {
    texts: {
      supportStatement: 'Финансирано от Европейския съюз',
      disclaimer:
        'Финансирано от Европейския съюз. Изразените възгледи и мнения обаче принадлежат изцяло на техния(ите) автор(и) и не отразяват непременно възгледите и мненията на Европейския съюз или на Европейската изпълнителна агенция за образование и култура (EACEA). За тях не носи отговорност нито Европейският съюз, нито EACEA.',
    },
    source: SEVERAL,
  },
};

/** By programme and language. */
const WORDINGS: Readonly<Record<string, Readonly<Record<string, Wordings>>>> = { 'europe-for-citizens-2014-2020': CITIZENS, 'cerv-2021-2027': RIGHTS };

/** How words that are unconfirmed were had; null where there are none. */
export const wordingSource = (programmeCode: string, language: string): string | null => WORDINGS[programmeCode]?.[language]?.source ?? null;

export interface OfficialWords extends ChosenText {
  /** They were not read at the funder, and nobody has written them into the programme's record. */
  readonly isUnconfirmed: boolean;
}

/** What a programme asks to be said: as its record has it in the language, else as others print it, else in English, else in any. null where nothing is known. */
export function officialWords(programme: SheetProgramme | null, wording: Wording, language: string): OfficialWords | null {
  if (!programme) return null;
  const recorded = chooseOfficial(programme[wording], language);
  if (recorded?.asAsked) return { ...recorded, isUnconfirmed: false };
  const known = WORDINGS[programme.code]?.[language]?.texts[wording];
  if (known !== undefined) return { text: known, language, asAsked: true, isUnconfirmed: true };
  return recorded && { ...recorded, isUnconfirmed: false };
}
