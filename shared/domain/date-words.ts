/**
 * The words that dates are written with, in the languages of the interface: for reading them, in every
 * case and both languages at once, and for saying them, in those of reports, too.
 */

import type { Season } from './dates.ts';
import { fold } from './fold.ts';
import type { ReportLanguage } from './languages.ts';

/** What a word means in a date. */
export type DateWord =
  | { readonly is: 'month'; readonly value: number }
  | { readonly is: 'season'; readonly value: Season }
  /** 1 is Monday, as in ISO 8601. */
  | { readonly is: 'weekday'; readonly value: number }
  | { readonly is: 'ordinal'; readonly value: number }
  /** Days from today. */
  | { readonly is: 'relativeDay'; readonly value: number }
  /** Years from this one. */
  | { readonly is: 'relativeYear'; readonly value: number }
  | { readonly is: 'about' | 'perhaps' | 'to' | 'and' | 'in' | 'on' | 'from' | 'between' | 'onward' | 'last' | 'next' | 'filler' }
  /** What is said of them names the word. */
  | { readonly is: 'quarter' | 'half' | 'vague' | 'time' };

const known = new Map<string, DateWord>();

function learn(words: string, meaning: DateWord): void {
  for (const word of words.split(' ')) known.set(fold(word), meaning);
}

/** A stem with its endings: "januar|/a/u/jem" are januar, januarja… */
function forms(stem: string, endings: string): string {
  return endings.split('/').map((ending) => stem + ending).join(' ');
}

const MONTHS: readonly string[] = [
  `jan january ${forms('januar', '/ja/ju/jem')}`,
  `feb february ${forms('februar', '/ja/ju/jem')}`,
  `mar march ${forms('mar', 'ec/ca/cu/cem')}`,
  `apr ${forms('april', '/a/u/om')}`,
  `may ${forms('maj', '/a/u/em')}`,
  `jun june ${forms('juni', 'j/ja/ju/jem')}`,
  `jul july ${forms('juli', 'j/ja/ju/jem')}`,
  `avg aug august ${forms('avgust', '/a/u/om')}`,
  `sep sept ${forms('september', '')} ${forms('septembr', 'a/u/om')}`,
  `okt oct october oktober ${forms('oktobr', 'a/u/om')}`,
  `nov november ${forms('novembr', 'a/u/om')}`,
  `dec december ${forms('decembr', 'a/u/om')}`,
];
MONTHS.forEach((words, index) => learn(words, { is: 'month', value: index + 1 }));

const SEASONS: Readonly<Record<Season, string>> = {
  21: `spomladi spring springtime ${forms('pomlad', '/i/jo')}`,
  22: `poleti summer summertime ${forms('polet', 'je/ja/ju/jem')}`,
  23: `autumn fall ${forms('jesen', '/i/jo')}`,
  24: `pozimi winter wintertime ${forms('zim', 'a/e/i/o')}`,
};
for (const season of [21, 22, 23, 24] as const) learn(SEASONS[season], { is: 'season', value: season });

const WEEKDAYS: readonly string[] = [
  `pon mon monday ${forms('ponedelj', 'ek/ka/ku/kom')}`,
  `tor tue tues tuesday ${forms('tor', 'ek/ka/ku/kom')}`,
  `sre wed wednesday ${forms('sred', 'a/e/i/o')}`,
  `čet thu thur thurs thursday ${forms('četrt', 'ek/ka/ku/kom')}`,
  `pet fri friday ${forms('pet', 'ek/ka/ku/kom')}`,
  `sob sat saturday ${forms('sobot', 'a/e/i/o')}`,
  `ned sun sunday ${forms('nedelj', 'a/e/i/o')}`,
];
WEEKDAYS.forEach((words, index) => learn(words, { is: 'weekday', value: index + 1 }));

['first', 'second', 'third', 'fourth'].forEach((word, index) => learn(word, { is: 'ordinal', value: index + 1 }));
['prv', 'drug', 'tretj', 'četrt'].forEach((stem, index) => learn(forms(stem, 'i/a/o/e/em/ega/im'), { is: 'ordinal', value: index + 1 }));

learn('danes today', { is: 'relativeDay', value: 0 });
learn('včeraj yesterday', { is: 'relativeDay', value: -1 });
learn('predvčerajšnjim', { is: 'relativeDay', value: -2 });
learn('jutri tomorrow', { is: 'relativeDay', value: 1 });
learn('pojutrišnjem', { is: 'relativeDay', value: 2 });
learn('letos', { is: 'relativeYear', value: 0 });
learn('lani', { is: 'relativeYear', value: -1 });
learn('predlani', { is: 'relativeYear', value: -2 });

learn('ca cca c circa okoli okrog približno pribl nekje about around approx approximately roughly', { is: 'about' });
learn('morda mogoče verjetno najbrž domnevno perhaps maybe possibly probably presumably', { is: 'perhaps' });
learn('do to until till through thru', { is: 'to' });
learn('and ter', { is: 'and' });
learn('in', { is: 'in' });
learn('on', { is: 'on' });
learn('od from since', { is: 'from' });
learn('med between', { is: 'between' });
learn('naprej dalje onward onwards ongoing traja', { is: 'onward' });
learn('zadnji zadnja zadnjo prejšnji prejšnja prejšnjo pretekli preteklo minuli minulo last', { is: 'last' });
learn('naslednji naslednja naslednjo prihodnji prihodnja prihodnjo next', { is: 'next' });
learn('četrtletje četrtletja četrtletju kvartal kvartala kvartalu quarter', { is: 'quarter' });
learn('polovica polovice polovici polovico polletje polletja polletju half', { is: 'half' });
learn('v dne dan dnevi dneh dni leta leto letu letih let letom letoma l mesec meseca mesecu mesecih meseci času obdobje obdobju vključno z s še the of year years month months during days day inclusive incl dates', { is: 'filler' });
learn('začetek začetku začetka začetkom sredi sredina sredini konec koncu konca koncem teden tednu tedna vikend vikendu desetletje desetletju stoletje stoletju prelom prelomu early mid middle late beginning end week weekend decade century', { is: 'vague' });
learn('ob uri ure ura h at', { is: 'time' });

/** What a word means in a date, in whatever case it stands; null where it has no meaning there. */
export function dateWord(word: string): DateWord | null {
  return known.get(fold(word)) ?? null;
}

interface Saying {
  readonly about: string;
  readonly perhaps: string;
  readonly seasons: Readonly<Record<Season, string>>;
  /** What has no end yet, after the words of its start. */
  readonly open: (start: string) => string;
  /** The case in which a start without an end stands; absent where words don't change. */
  readonly ofMonth?: readonly string[];
  readonly ofSeason?: Readonly<Record<Season, string>>;
  readonly ofYear?: string;
}

/** How dates that numbers alone don't say are said. */
export const saying: Readonly<Record<ReportLanguage, Saying>> = {
  sl: {
    about: 'pribl.',
    perhaps: 'morda',
    seasons: { 21: 'pomlad', 22: 'poletje', 23: 'jesen', 24: 'zima' },
    open: (start) => `od ${start} naprej`,
    ofMonth: 'januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra'.split(' '),
    ofSeason: { 21: 'pomladi', 22: 'poletja', 23: 'jeseni', 24: 'zime' },
    ofYear: 'leta',
  },
  en: {
    about: 'about',
    perhaps: 'perhaps',
    seasons: { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' },
    open: (start) => `from ${start} onwards`,
  },
  de: {
    about: 'ungefähr',
    perhaps: 'vielleicht',
    seasons: { 21: 'Frühjahr', 22: 'Sommer', 23: 'Herbst', 24: 'Winter' },
    open: (start) => `ab ${start}`,
  },
  it: {
    about: 'circa',
    perhaps: 'forse',
    seasons: { 21: 'primavera', 22: 'estate', 23: 'autunno', 24: 'inverno' },
    // Before a number an article stands, which loses its vowel before "8" and "11".
    open: (start) => (/^(?:8|11)\s/.test(start) ? `dall’${start}` : `${/^\d/.test(start) ? 'dal' : 'da'} ${start}`),
  },
  el: {
    about: 'περίπου',
    perhaps: 'ίσως',
    seasons: { 21: 'άνοιξη', 22: 'καλοκαίρι', 23: 'φθινόπωρο', 24: 'χειμώνας' },
    // A month or a season loses the "ς" of its nominative.
    open: (start) => `από ${start.replace(/^(\p{L}+)ς(?=\s)/u, '$1')} και μετά`,
  },
  bg: {
    about: 'около',
    perhaps: 'вероятно',
    seasons: { 21: 'пролет', 22: 'лято', 23: 'есен', 24: 'зима' },
    open: (start) => `от ${start} нататък`,
  },
  tr: {
    about: 'yaklaşık',
    perhaps: 'belki',
    seasons: { 21: 'ilkbahar', 22: 'yaz', 23: 'sonbahar', 24: 'kış' },
    // A word between, so that no ending has to agree with the last vowel of a date.
    open: (start) => `${start} tarihinden itibaren`,
  },
};
