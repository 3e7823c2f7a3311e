/** What the fields of a question and their values are called, in Slovenian and English; folded, as `fold` does. */

import { COUNTRY_CODES, countryName } from '../countries.ts';
import { fold } from '../fold.ts';
import { INTERFACE_LANGUAGES, type InterfaceLanguage, TEXT_LANGUAGES, languageName } from '../languages.ts';
import { formKeys } from '../word-forms.ts';
import type { AskField } from './ask.ts';

/** What each field can be called; the first in Slovenian, the second in English are how it is written again. */
export const FIELD_NAMES: Readonly<Record<AskField, readonly [sl: string, en: string, ...others: string[]]>> = {
  kind: ['vrsta', 'kind', 'tip', 'type'],
  type: ['tip', 'type'],
  status: ['stanje', 'status'],
  country: ['država', 'country'],
  programme: ['program', 'programme', 'program'],
  project: ['projekt', 'project'],
  organisation: ['org', 'org', 'organizacija', 'organisation', 'organization', 'partner'],
  role: ['vloga', 'role'],
  place: ['kraj', 'place', 'mesto', 'town', 'city'],
  language: ['jezik', 'lang', 'language'],
  has: ['ima', 'has'],
  lacks: ['manjka', 'missing', 'brez', 'without', 'lacks'],
  workPackage: ['ds', 'wp', 'sklop', 'workpackage'],
  participants: ['udeleženci', 'participants', 'udeležencev'],
  mode: ['izvedba', 'mode'],
  date: ['datum', 'date', 'leto', 'year', 'mesec', 'month', 'kdaj', 'when'],
};

type Names = Readonly<Record<string, readonly string[]>>;

const KINDS: Names = {
  project: ['projekt', 'project'], workPackage: ['delovni sklop', 'work package', 'sklop', 'ds', 'wp'], event: ['dogodek', 'event'], organisation: ['organizacija', 'organisation', 'organization'],
  place: ['kraj', 'place', 'town'], photo: ['fotografija', 'photo', 'slika', 'picture'], output: ['rezultat', 'output', 'izdelek', 'result'], newsItem: ['novica', 'news', 'objava'],
  issuedReport: ['izdano poročilo', 'issued report', 'poročilo', 'report'], series: ['niz', 'series'], source: ['vir', 'source'], person: ['oseba', 'person'],
};

const TYPES: Names = {
  projectMeeting: ['sestanek', 'meeting', 'projektni sestanek', 'project meeting'], seminar: ['seminar', 'seminar'], training: ['usposabljanje', 'training'], workshop: ['delavnica', 'workshop'],
  conference: ['konferenca', 'conference'], internationalEvent: ['mednarodni dogodek', 'international event'], townTwinning: ['pobratenje', 'town twinning', 'pobratenje mest'],
  studyVisit: ['študijski obisk', 'study visit'], presentation: ['predstavitev', 'presentation'], guidedTour: ['voden ogled', 'guided tour', 'vodenje'], dissemination: ['razširjanje', 'dissemination'],
  analysis: ['analiza', 'analysis'], goodPractices: ['dobre prakse', 'good practices'], actionPlan: ['akcijski načrt', 'action plan'], handbook: ['priročnik', 'handbook'], model: ['model', 'model'],
  study: ['študija', 'study'], database: ['podatkovna zbirka', 'database', 'zbirka'], course: ['tečaj', 'course'],
  other: ['drugo', 'other'],
};

const OTHERS: Readonly<Partial<Record<AskField, Names>>> = {
  status: {
    planned: ['načrtovan', 'planned'], held: ['izveden', 'held', 'potekal'], postponed: ['preložen', 'postponed'], cancelled: ['odpovedan', 'cancelled', 'canceled'], unknown: ['neznano', 'unknown'], late: ['brez izida', 'no outcome', 'late'],
    running: ['v teku', 'running'], finished: ['zaključen', 'finished', 'končan'],
  },
  role: {
    coordinator: ['koordinator', 'coordinator'], lead: ['vodilni', 'lead', 'nosilec', 'leader'], partner: ['partner', 'partner'], host: ['gostitelj', 'host'], externalHost: ['zunanji gostitelj', 'external host'],
    guide: ['vodič', 'guide'], presenter: ['predavatelj', 'presenter'], participant: ['udeleženec', 'participant'],
  },
  mode: { inPerson: ['v živo', 'in person'], online: ['na spletu', 'online', 'splet', 'spletno'], blended: ['kombinirano', 'blended'], unknown: ['neznano', 'unknown'] },
  has: {
    photo: ['fotografija', 'photo', 'slika', 'picture'], report: ['poročilo', 'report'], description: ['opis', 'description'], count: ['število', 'count', 'udeleženci', 'participants'], web: ['splet', 'web'],
    deviation: ['odstopanje', 'deviation'],
  },
  lacks: {
    date: ['datum', 'date'], place: ['kraj', 'place'], description: ['opis', 'description'], photo: ['fotografija', 'photo', 'slika', 'picture'], count: ['število', 'count', 'udeleženci', 'participants'],
    web: ['splet', 'web'], caption: ['napis', 'caption', 'podnapis'], alternative: ['nadomestno besedilo', 'alternative', 'alt'],
  },
};

const namesOf = (field: AskField): Names => (field === 'kind' || field === 'type' ? TYPES : (OTHERS[field] ?? {}));

const namedBy = new Map<string, AskField>();
for (const [field, all] of Object.entries(FIELD_NAMES)) for (const name of all) if (!namedBy.has(fold(name))) namedBy.set(fold(name), field as AskField);

/** The field that a name means, in either language; null where it means none. */
export const fieldNamed = (name: string): AskField | null => namedBy.get(fold(name)) ?? null;

const isForm = (one: string, other: string) => {
  const readings = new Set(formKeys(other));
  return formKeys(one).some((key) => readings.has(key));
};

function codeAmong(all: Names, value: string): string | null {
  const asked = fold(value);
  const exact = Object.entries(all).find(([code, called]) => fold(code) === asked || called.some((name) => fold(name) === asked));
  if (exact) return exact[0];
  const written = value.trim().toLowerCase();
  return written.length < 4 || written.includes(' ') ? null : (Object.entries(all).find(([, called]) => called.some((name) => isForm(name.toLowerCase(), written)))?.[0] ?? null);
}

/** Names in each language → code, of countries or of languages. */
function called(codes: readonly string[], nameOf: (code: string, language: string) => string): ReadonlyMap<string, string> {
  return new Map(codes.flatMap((code) => [fold(code), ...INTERFACE_LANGUAGES.map((language) => fold(nameOf(code, language)))].map((name) => [name, code] as const)));
}
let countries: ReadonlyMap<string, string> | undefined;
let languages: ReadonlyMap<string, string> | undefined;

export interface Meant {
  readonly field: Exclude<AskField, 'participants' | 'date' | 'workPackage'>;
  readonly value: string;
}

/** What a value of a field means; null where the field has no such value. Records are named by their own words, which are taken as they are. */
export function valueNamed(field: Meant['field'], value: string): Meant | null {
  switch (field) {
    case 'country': {
      countries ??= called(COUNTRY_CODES, countryName);
      const code = countries.get(fold(value));
      return code ? { field, value: code } : null;
    }
    case 'language': {
      languages ??= called(TEXT_LANGUAGES, languageName);
      const code = languages.get(fold(value)) ?? (/^[a-z]{2,3}$/i.test(value) ? value.toLowerCase() : null);
      return code ? { field, value: code } : null;
    }
    case 'programme': case 'project': case 'organisation': case 'place': return fold(value) === '' ? null : { field, value };
    case 'kind': case 'type': {
      const kind = codeAmong(KINDS, value);
      if (kind !== null) return { field: 'kind', value: kind };
      const type = codeAmong(TYPES, value);
      return type === null ? null : { field: 'type', value: type };
    }
    default: {
      const code = codeAmong(namesOf(field), value);
      return code === null ? null : { field, value: code };
    }
  }
}

/** The values that can be chosen of a field, as codes; empty where they are countries, records, numbers or days. Types stand among the kinds. */
export function valuesOf(field: AskField): readonly string[] {
  if (field === 'kind') return [...Object.keys(KINDS), ...Object.keys(TYPES)];
  if (field === 'language') return TEXT_LANGUAGES;
  return Object.keys(namesOf(field));
}

/** What a value is called in a language. A record is called as it is asked for. */
export function valueName(field: AskField, code: string, language: InterfaceLanguage): string {
  if (field === 'country') return countryName(code, language);
  if (field === 'language') return languageName(code, language);
  const all = field === 'kind' || field === 'type' ? { ...TYPES, ...KINDS } : namesOf(field);
  return all[code]?.[INTERFACE_LANGUAGES.indexOf(language)] ?? code;
}
