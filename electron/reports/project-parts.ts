/** The small records of a project as its dossier tells them: each kind in its own way where it has one, else by its declaration. */

import type { FilePart } from '#shared/domain/centre-report.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { type Multilingual, chooseText } from '#shared/domain/languages.ts';
import type { Declaration } from '#shared/contract/declared.ts';
import { type PartKind, partKinds, rowFields } from '#shared/contract/parts.ts';
import { fieldsOf } from '#shared/contract/records.ts';
import { fieldName, valueText } from '#shared/language/value-text.ts';
import { plainText, said, saidIn } from './event-sheet.ts';
import type { Speaker } from './frame.ts';
import { type Block, type Cell, type Said, type Section, chosenAs, section, text } from './tree.ts';

type Fields = FilePart['fields'];

const isSaid = (value: unknown) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const textsIn = (value: unknown): Multilingual | null => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Multilingual) : null);

/** What a value says, each text of it in the report's language alone. */
function inWords({ t, language }: Speaker, kind: PartKind, field: string, value: unknown): string {
  const texts = textsIn(value);
  if (texts) return plainText({ language }, texts);
  if (Array.isArray(value)) return value.map((one) => inWords({ t, language }, kind, field, one)).join(', ');
  return valueText({ t, language, names: {} }, kind, field, value);
}

/** What it is called, then what else is said of it: "(a) Focus groups – Days in person: 3". */
function lineOf(speaker: Speaker, kind: PartKind, fields: Fields, without: ReadonlySet<string>): Said {
  const { t, language } = speaker;
  const declared = fieldsOf(kind);
  const given = rowFields(kind).filter((field) => isSaid(fields[field]) && !without.has(field));
  const is = (field: string, test: (declaration: Declaration) => boolean) => test(declared.get(field) as Declaration);
  const name = given.find((field) => is(field, ({ type, isLong }) => type === 'texts' && !isLong)) ?? given.find((field) => is(field, ({ type }) => type === 'texts'));
  const chosen = chooseText(name === undefined ? null : textsIn(fields[name]), language);
  const mark = isSaid(fields.mark) ? `${String(fields.mark)} ` : '';
  const rest = given.filter((field) => field !== name && field !== 'mark').map((field) => `${fieldName(t, kind, field)}: ${inWords(speaker, kind, field, fields[field])}`);
  const line = [chosen ? `${mark}${chosen.text}` : mark.trim(), rest.join(' · ')].filter(Boolean).join(' – ');
  return { text: line, language: chosen?.asAsked === false ? chosen.language : undefined };
}

function listOf(speaker: Speaker, kind: PartKind, parts: readonly FilePart[], without: readonly string[] = []): Block[] {
  const [first, ...others] = parts.map(({ fields }) => lineOf(speaker, kind, fields, new Set(without)));
  return first ? [{ is: 'list', items: [first, ...others] }] : [];
}

/** Objectives by their level, each a paragraph. */
function objectives(speaker: Speaker, parts: readonly FilePart[], level: 2 | 3): Block[] {
  const { t } = speaker;
  return [...Map.groupBy(parts, ({ fields }) => String(fields.level))].map(([of, all]) =>
    section(t(`domain:objectiveLevel.${of as 'project'}`), all.flatMap(({ fields }) => said(speaker, textsIn(fields.text))), level),
  );
}

/** What was to be reached and what was; unknown stays to be seen. */
function indicators({ t, language }: Speaker, parts: readonly FilePart[]): Block[] {
  const value = (written: unknown) => (typeof written === 'string' ? written : t('reports:eventSheet.unknown'));
  const rows = parts.map(({ fields }): Cell[] => [plainText({ language }, textsIn(fields.name)), value(fields.target), value(fields.reached)]);
  return [{ is: 'table', name: t('domain:kinds.indicator'), columns: [{ name: t('domain:kind.indicator') }, { name: t('domain:field.target') }, { name: t('domain:field.reached') }], rows }];
}

function milestones({ t, language }: Speaker, parts: readonly FilePart[]): Block[] {
  const date = (dates: unknown) => (typeof dates === 'string' ? formatDate(dates, language) : t('reports:eventSheet.notRecorded'));
  const rows = parts.map(({ fields }): Cell[] => {
    const name = [isSaid(fields.mark) ? String(fields.mark) : '', plainText({ language }, textsIn(fields.title))].filter(Boolean).join(' ');
    return [name, date(fields.due), date(fields.reachedOn), plainText({ language }, textsIn(fields.verification)) || t('reports:eventSheet.notRecorded')];
  });
  return [{ is: 'table', name: t('domain:kinds.milestone'), columns: [{ name: t('domain:kind.milestone') }, { name: t('domain:field.due') }, { name: t('domain:field.reachedOn') }, { name: t('domain:field.verification') }], rows }];
}

/** Strengths, weaknesses, opportunities, risks; what a source only announces is told as unknown. */
function assessments(speaker: Speaker, parts: readonly FilePart[], level: 2 | 3): Block[] {
  const { t } = speaker;
  return [...Map.groupBy(parts, ({ fields }) => String(fields.aspect))].map(([aspect, all]) =>
    section(t(`domain:assessmentAspect.${aspect as 'risk'}`), all.flatMap(({ fields }) => (saidIn(textsIn(fields.text), speaker.language) ? said(speaker, textsIn(fields.text)) : [text({ text: t('reports:eventSheet.unknown') })])), level),
  );
}

/** All small records of some parts, a section a kind in the order of their declarations; kinds of which there are none are left out. */
export function partSections(speaker: Speaker, parts: readonly FilePart[], level: 1 | 2): Section[] {
  const { t } = speaker;
  const below = level === 1 ? 2 : 3;
  const own: Partial<Record<PartKind, (all: readonly FilePart[]) => Block[]>> = {
    objective: (all) => objectives(speaker, all, below),
    indicator: (all) => indicators(speaker, all),
    milestone: (all) => milestones(speaker, all),
    assessment: (all) => assessments(speaker, all, below),
  };
  return partKinds.flatMap((kind) => {
    const all = parts.filter((part) => part.kind === kind);
    if (all.length === 0) return [];
    return [chosenAs(kind, section(t(`domain:kinds.${kind}`), own[kind]?.(all) ?? listOf(speaker, kind, all), level))];
  });
}
