/** A field's value in words, for the history: names for ids, words for codes, dates as they are read. */

import { useWords } from '../../base/words.ts';
import type { HistoryView } from '#shared/contract/history.ts';
import type { Kind } from '#shared/contract/records.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { languageName } from '#shared/domain/languages.ts';
import { interfaceLanguage } from '../../base/language.ts';
import { useText } from '../../ui/texts.tsx';

/** Which list of words a code is from: by its field alone, or by kind and field. */
const WORDS: Readonly<Record<string, string>> = {
  'event.status': 'eventStatus', 'event.type': 'eventType', 'event.mode': 'eventMode', 'event.span': 'dateSpan', 'event.occurrence': 'occurrence',
  'project.status': 'projectStatus', 'eventProject.link': 'projectLink', 'role.role': 'role', 'objective.level': 'objectiveLevel', 'output.type': 'outputType',
  'course.level': 'courseLevel', 'audience.group': 'audienceGroup', 'participation.phase': 'phase', 'participation.unit': 'unit', 'participation.gender': 'gender',
  'participation.locality': 'locality', 'participation.precision': 'precision', 'unnamedOrganisations.precision': 'precision',
};

const DATES = new Set(['dates', 'due', 'delivered', 'published', 'period', 'textsDate']);

export function useValueText(names: HistoryView['names']): (kind: Kind, field: string, value: unknown) => string {
  const { t, i18n } = useWords();
  const text = useText();
  const one = (kind: Kind, field: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'app:history.yes' : 'app:history.no');
    if (typeof value === 'number') return new Intl.NumberFormat(i18n.language).format(value);
    if (typeof value === 'object' && value !== null) return Object.entries(value).map(([language, words]) => `${language}: ${String(words)}`).join(' · ');
    const word = String(value);
    const list = WORDS[`${kind}.${field}`];
    if (list) return t(`domain:${list}.${word}` as 'domain:unknown');
    if (DATES.has(field)) return formatDate(word, interfaceLanguage(i18n.language));
    if (field === 'country' || field === 'countries') return countryName(word, i18n.language);
    if (field === 'languages') return languageName(word, i18n.language);
    return word in names ? text(names[word], t('app:history.aRecord')) : word;
  };
  return (kind, field, value) => (Array.isArray(value) ? value.map((part) => one(kind, field, part)).join(', ') || t('app:history.nothing') : one(kind, field, value));
}
