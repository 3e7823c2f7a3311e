/** A question as it was understood, in the words of a report's language. */

import type { Ask, AskField } from '#shared/domain/asking/ask.ts';
import { sayingIn } from '#shared/domain/asking/said.ts';
import { countryName } from '#shared/domain/countries.ts';
import type { AidKind, FindingAidData } from '#shared/domain/finding-aid.ts';
import { languageName } from '#shared/domain/languages.ts';
import { plainText } from './event-sheet.ts';
import type { Speaker } from './frame.ts';

/** What one of each kind is called, and several. */
export const kindWords = {
  project: ['domain:kind.project', 'domain:kinds.project'], workPackage: ['domain:kind.workPackage', 'domain:kinds.workPackage'], event: ['domain:kind.event', 'domain:kinds.event'],
  organisation: ['domain:kind.organisation', 'domain:kinds.organisation'], place: ['domain:kind.place', 'domain:kinds.place'], photo: ['domain:kind.photo', 'domain:kinds.photo'],
  output: ['domain:kind.output', 'domain:kinds.output'], newsItem: ['domain:kind.newsItem', 'domain:kinds.newsItem'], issuedReport: ['domain:kind.issuedReport', 'domain:kinds.issuedReport'],
  series: ['domain:kind.series', 'domain:kinds.series'], source: ['domain:kind.source', 'domain:kinds.source'], person: ['domain:kind.person', 'domain:kinds.person'],
} as const satisfies Readonly<Record<AidKind, readonly [one: string, several: string]>>;

const EVENT_TYPES = ['projectMeeting', 'seminar', 'training', 'workshop', 'conference', 'internationalEvent', 'townTwinning', 'studyVisit', 'presentation', 'guidedTour', 'dissemination', 'other'] as const;
const OF_PROJECTS = ['running', 'finished'] as const;

const among = <T extends string>(codes: readonly T[], code: string): T | undefined => codes.find((one) => one === code);

function valueWords({ t, language }: Speaker, field: AskField, code: string): string {
  switch (field) {
    case 'country': return countryName(code, language);
    case 'language': return languageName(code, language);
    case 'kind': return t(kindWords[code as AidKind][0]);
    case 'type': {
      const type = among(EVENT_TYPES, code);
      return type ? t(`domain:eventType.${type}`) : t(`domain:outputType.${code as 'other'}`);
    }
    case 'status': {
      const ofProject = among(OF_PROJECTS, code);
      return ofProject ? t(`domain:projectStatus.${ofProject}`) : t(`domain:eventStatus.${code as 'held'}`);
    }
    case 'role': return t(`domain:role.${code as 'partner'}`);
    case 'mode': return t(`domain:eventMode.${code as 'online'}`);
    case 'has': case 'lacks': return t(`reports:findingAid.what.${code as 'photo'}`);
    default: return code;
  }
}

/** Fields whose values are words of the language, and no names: nouns, which German writes with capitals, and others. */
const NOUNS: ReadonlySet<AskField> = new Set(['kind', 'type', 'role']);
const ADJECTIVES: ReadonlySet<AskField> = new Set(['status', 'mode']);

/** As it stands within a line. */
function valueIn(speaker: Speaker, field: AskField, code: string): string {
  const word = valueWords(speaker, field, code);
  const isLower = ADJECTIVES.has(field) || (NOUNS.has(field) && speaker.language !== 'de');
  return isLower ? `${word.charAt(0).toLocaleLowerCase(speaker.language)}${word.slice(1)}` : word;
}

/** What all must hold, part by part. */
export function askedWords(speaker: Speaker, { parts, named }: Pick<FindingAidData, 'parts' | 'named'>): string[] {
  const { t, language } = speaker;
  const say = sayingIn(language, {
    field: (field) => t(`reports:findingAid.fields.${field}`),
    value: (field, code) => plainText(speaker, named[code] ?? null) || valueIn(speaker, field, code),
    of: (said) => t('reports:findingAid.said.value', said),
    quoted: (words) => t('reports:findingAid.said.words', { words }),
    any: t('reports:findingAid.said.any'),
    upTo: (to) => t('reports:findingAid.said.upTo', { to }),
    from: (from) => t('reports:findingAid.said.from', { from }),
    between: (ends) => t('reports:findingAid.said.between', ends),
    not: (of) => t('reports:findingAid.said.not', { part: of }),
    notValue: (value) => t('reports:findingAid.said.notValue', { value }),
    and: t('reports:findingAid.said.and'),
    or: t('reports:findingAid.said.or'),
  });
  return parts.map((ask: Ask) => say(ask));
}
