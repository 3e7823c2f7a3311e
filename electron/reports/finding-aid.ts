/** What was found for a question, kind by kind, by date and then by title, with how many there are of each. */

import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { daySpan } from '#shared/domain/dates.ts';
import { type AidKind, type AidRecord, type FindingAidData, aidKinds, listedIn } from '#shared/domain/finding-aid.ts';
import { collator, numberFormat } from '#shared/domain/formats.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { SectionId } from '#shared/domain/report-sections.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { askedWords, kindWords } from './asked-words.ts';
import { type Sheet, placeWithCountry, plainText } from './event-sheet.ts';
import { isHeld, sheetsOf, titleCell } from './events-table.ts';
import { asFigure, numberOf, sumOfEvent, sumOfEvents } from './figures.ts';
import { type Speaker, frameOfCentre } from './frame.ts';
import { organisationName } from './partners.ts';
import { type Block, type Cell, type Facts, type RecordRef, type Report, type Section, type Table, chosenAs, section, text } from './tree.ts';

/** So many records fill several pages: they get a title page and a list of contents. */
const LONG = 80;

/** A row with what it is sorted by. */
interface Row {
  readonly ref: RecordRef;
  /** EDTF. */
  readonly dates: string | null;
  readonly title: string;
  readonly cells: readonly Cell[];
}

/** What has no date last. */
function byDateAndTitle({ language }: Speaker): (one: Row, other: Row) => number {
  const { compare } = collator(language);
  const first = ({ dates }: Row) => daySpan(dates)?.earliest ?? '~';
  const last = ({ dates }: Row) => daySpan(dates)?.latest ?? '~';
  const inOrder = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  return (one, other) => inOrder(first(one), first(other)) || inOrder(last(one), last(other)) || compare(one.title, other.title) || inOrder(one.ref.id, other.ref.id);
}

interface Aid {
  readonly speaker: Speaker;
  readonly data: FindingAidData;
  readonly perhaps: ReadonlySet<string>;
}

/** Its dates, and whether they are only perhaps those that were asked for. */
function datesOf({ speaker: { t, language }, perhaps }: Aid, dates: string | null, id: string): string {
  if (dates === null) return t('reports:eventSheet.notRecorded');
  const said = formatDate(dates, language);
  return perhaps.has(id) ? t('reports:findingAid.perhaps', { dates: said }) : said;
}

interface Listed {
  readonly kind: AidKind;
  readonly rows: readonly Row[];
  readonly columns: Table['columns'];
  readonly total?: Table['total'];
  readonly after?: readonly Block[];
}

/** Nobody is counted twice: people who took part in a part are among those of its event, where that is listed too. */
function events(aid: Aid): Listed {
  const { speaker, data } = aid;
  const { t } = speaker;
  const rows = data.events.map((event): Row => {
    const sheet: Sheet = { data: event, ...speaker };
    const { id, dates, status } = event.event;
    const cells: Cell[] = [
      titleCell(sheet), datesOf(aid, dates, id), placeWithCountry(sheet) ?? t('reports:eventSheet.notRecorded'), event.project?.acronym ?? t('reports:centre.noProject'), t(`domain:eventStatus.${status}`),
      isHeld(event) ? asFigure(speaker, sumOfEvent(sheet)) : '–',
    ];
    return { ref: { kind: 'event', id }, dates, title: plainText(speaker, event.event.title), cells };
  });
  const listed = new Set(data.events.map(({ event }) => event.id));
  const added = data.events.filter((event) => isHeld(event) && !listed.has(event.parentId ?? ''));
  const hasParts = data.events.some((event) => isHeld(event) && listed.has(event.parentId ?? ''));
  return {
    kind: 'event', rows,
    columns: [
      { name: t('reports:participation.event') }, { name: t('reports:participation.dates') }, { name: t('reports:participation.place') }, { name: t('domain:kind.project') }, { name: t('reports:plannedAndHeld.outcome') },
      { name: t('reports:centre.participants'), isFigure: true },
    ],
    ...(added.length > 0 ? { total: [t('reports:eventSheet.total'), asFigure(speaker, sumOfEvents(sheetsOf(speaker, added)))] as const } : {}),
    ...(hasParts ? { after: [text({ text: t('reports:findingAid.partsNotAdded') }, 'quiet')] } : {}),
  };
}

function organisations({ speaker, data }: Aid): Listed {
  const { t, language } = speaker;
  const rows = data.organisations.map(({ id, place, roles, ...named }): Row => {
    const title = organisationName(speaker, named);
    const cells: Cell[] = [
      { text: title, of: [{ kind: 'organisation', id }] }, place ? plainText(speaker, place.name) : t('reports:eventSheet.notRecorded'), place ? countryName(place.country, language) : t('reports:eventSheet.notRecorded'),
      roles.map((role) => t(`domain:role.${role as 'partner'}`)).join(', '),
    ];
    return { ref: { kind: 'organisation', id }, dates: null, title, cells };
  });
  return { kind: 'organisation', rows, columns: [{ name: t('domain:kind.organisation') }, { name: t('domain:field.placeId') }, { name: t('domain:field.country') }, { name: t('reports:centre.roles') }] };
}

function photos(aid: Aid): Listed {
  const { speaker, data } = aid;
  const { t } = speaker;
  const rows = data.photos.map(({ id, caption, fileName, taken, event, creator }): Row => {
    const title = plainText(speaker, caption) || fileName;
    return { ref: { kind: 'photo', id }, dates: taken, title, cells: [{ text: title, of: [{ kind: 'photo', id }] }, datesOf(aid, taken, id), plainText(speaker, event), creator ?? t('reports:eventSheet.notRecorded')] };
  });
  return { kind: 'photo', rows, columns: [{ name: t('domain:kind.photo') }, { name: t('reports:participation.dates') }, { name: t('reports:participation.event') }, { name: t('domain:field.creator') }] };
}

/** What has no dates and belongs nowhere has no column for it. */
function others(aid: Aid, kind: Exclude<AidKind, 'event' | 'organisation' | 'photo'>): Listed {
  const { speaker, data } = aid;
  const { t, language } = speaker;
  const records: readonly AidRecord[] = data.others[kind] ?? [];
  const isDated = kind !== 'place' && kind !== 'person';
  const rows = records.map(({ id, label, title: texts, dates, belongs, country }): Row => {
    const title = [label, plainText(speaker, texts)].filter(Boolean).join(': ');
    const where = country === null ? plainText(speaker, belongs) : countryName(country, language);
    return { ref: { kind, id }, dates, title, cells: [{ text: title, of: [{ kind, id }] }, ...(isDated ? [datesOf(aid, dates, id)] : []), where] };
  });
  const where = kind === 'place' ? t('domain:field.country') : kind === 'person' ? t('domain:kind.organisation') : t('reports:findingAid.belongs');
  return { kind, rows, columns: [{ name: t(kindWords[kind][0]) }, ...(isDated ? [{ name: t('reports:participation.dates') }] : []), { name: where }] };
}

function listOf(aid: Aid, kind: AidKind): Listed {
  const { kind: of, rows, ...listed } = kind === 'event' ? events(aid) : kind === 'organisation' ? organisations(aid) : kind === 'photo' ? photos(aid) : others(aid, kind);
  return { kind: of, rows: rows.toSorted(byDateAndTitle(aid.speaker)), ...listed };
}

const SECTIONS: Readonly<Record<AidKind, SectionId>> = {
  project: 'projects', workPackage: 'workPackages', event: 'events', organisation: 'organisations', place: 'places', photo: 'photos', output: 'outputs', newsItem: 'published', issuedReport: 'issued', series: 'series', source: 'sources', person: 'people',
};

function listSection({ t }: Speaker, { kind, rows, columns, total, after = [] }: Listed): Section {
  const name = t(kindWords[kind][1]);
  return chosenAs(SECTIONS[kind], section(name, [{ is: 'table', name, columns, rows: rows.map(({ cells }) => cells), ...(total ? { total } : {}) }, ...after]));
}

/** What was asked, what of it was understood, and what was found. */
function questionSection({ speaker, data }: Aid, all: readonly RecordRef[]): Section {
  const { t, language } = speaker;
  const { question, keptAs, problems, total, isExact, perhaps } = data;
  const number = (value: number) => numberFormat(language).format(value);
  const facts: Facts = {
    is: 'facts',
    rows: [
      [t('reports:findingAid.asked'), { text: question }], [t('reports:findingAid.understood'), { text: askedWords(speaker, data).join(' · ') }],
      ...(keptAs === null ? [] : [[t('reports:findingAid.kept'), { text: keptAs }] as const]),
      ...(problems.length > 0 ? [[t('reports:findingAid.notUnderstood'), { text: problems.map((one) => one.text).join(' · ') }] as const] : []),
    ],
  };
  const left = total - all.length;
  const found = total === 0 ? t('reports:findingAid.none') : t('reports:findingAid.found', { count: total, number: isExact ? number(total) : t('reports:eventSheet.atLeast', { number: number(total) }) });
  return chosenAs('question', section(t('reports:findingAid.question'), [
    facts,
    { ...text({ text: found }, 'strong'), of: all },
    ...(left > 0 ? [text({ text: t('reports:findingAid.leftOut', { count: left, left: number(left), listed: number(all.length) }) })] : []),
    ...(perhaps.length > 0 ? [text({ text: t('reports:findingAid.perhapsSays') }, 'quiet')] : []),
  ]));
}

function sumsSection({ t }: Speaker, lists: readonly Listed[]): Section {
  const name = t('reports:findingAid.sums');
  const rows = lists.map(({ kind, rows: own }): Cell[] => [t(kindWords[kind][1]), numberOf(own.map(({ ref }) => ref))]);
  const total = [t('reports:eventSheet.total'), numberOf(lists.flatMap(({ rows: own }) => own.map(({ ref }) => ref)))] as const;
  return chosenAs('sums', section(name, [{ is: 'table', name, columns: [{ name: t('domain:field.type') }, { name: t('reports:centre.figure.number'), isFigure: true }], rows, total }]));
}

/** By its name where it is kept, else as it was understood; its words stay together. */
function calledIn(speaker: Speaker, data: FindingAidData): string {
  if (data.keptAs !== null) return data.keptAs;
  const said = askedWords(speaker, data);
  const isWord = (index: number) => data.parts[index]?.is === 'word';
  return said.map((part, index) => (index === 0 ? part : `${isWord(index) && isWord(index - 1) ? ' ' : ' · '}${part}`)).join('');
}

export function findingAid(data: FindingAidData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const speaker: Speaker = { t, language };
  const aid: Aid = { speaker, data, perhaps: new Set(data.perhaps) };
  const lists = aidKinds.map((kind) => listOf(aid, kind)).filter(({ rows }) => rows.length > 0);
  const all = lists.flatMap(({ rows }) => rows.map(({ ref }) => ref));
  const called = calledIn(speaker, data);
  const frame = { title: called, kind: t('reports:names.finding-aid'), fileName: t('reports:findingAid.fileName') };
  return {
    ...frameOfCentre(speaker, frame, { lead: [data.centre], about: data.keptAs ?? data.question, changedAt: data.changedAt }),
    ...(listedIn(data) > LONG ? { cover: true } : {}),
    content: [questionSection(aid, all), ...lists.map((list) => listSection(speaker, list)), ...(lists.length > 1 ? [sumsSection(speaker, lists)] : [])],
  };
}
