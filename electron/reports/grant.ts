/**
 * What a grant comes to, with its arithmetic: every event or unit with what it was reckoned from, what would change the figure, the
 * rules that it stands on with their sources, and those that somebody has to fill in first. An unknown count is never nothing.
 */

import { numberFormat } from '#shared/domain/formats.ts';
import type { KnownRule } from '#shared/domain/funding/book.ts';
import type { Grant, GrantLine } from '#shared/domain/funding/grant-parts.ts';
import { grantOf } from '#shared/domain/funding/grant.ts';
import type { Sum } from '#shared/domain/funding/people.ts';
import { sourceOf } from '#shared/domain/gaps.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ProjectReportData } from '#shared/domain/project-report.ts';
import { callYears, euros, ruleValueLines } from '#shared/language/rule-text.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { type Sheet, asFileName, countText, measureLine, officialIn, plainText, projectLine } from './event-sheet.ts';
import { type Block, type Cell, type Column, type Report, type Section, type Table, chosenAs, section, text } from './tree.ts';

type Words = Pick<Sheet, 't' | 'language'>;

/** "at least 12,500 EUR"; null where it is not known. */
function amountText({ t, language }: Words, { value, precision }: Sum): string {
  if (value === null) return t('reports:grant.notKnown');
  const number = euros({ t }, value, language);
  if (precision === 'about') return t('reports:eventSheet.about', { number });
  return precision === 'atLeast' ? t('reports:eventSheet.atLeast', { number }) : number;
}

/** The figure, or why there is none. */
function figureText(words: Words, { figure, reason }: Grant): string {
  return reason ? words.t('reports:grant.noFigure', { reason: words.t(`reports:grant.reason.${reason}`) }) : amountText(words, figure);
}

function bandText({ t, language }: Words, { band }: GrantLine): string {
  if (!band) return '';
  const format = (number: number) => numberFormat(language).format(number);
  return band.to === null ? t('reports:grant.andMore', { number: format(band.from) }) : `${format(band.from)}–${format(band.to)}`;
}

/** "24 × 500 + 3 × 200". */
function productsText({ language }: Words, { products }: GrantLine): string {
  const format = (number: number) => numberFormat(language).format(number);
  return products.map(({ times, rate }) => `${format(times)} × ${format(rate)}`).join(' + ');
}

const lineName = (words: Words, { what, event }: GrantLine) => (what === 'event' ? plainText(words, event?.title ?? null) : event ? `${words.t(`reports:grant.line.${what}`)}: ${plainText(words, event.title)}` : words.t(`reports:grant.line.${what}`));

interface GrantColumn extends Column {
  readonly isShown: (line: GrantLine) => boolean;
  readonly cell: (line: GrantLine) => Cell;
}

/** What was reckoned, line by line; columns that no line fills are left out. */
function arithmetic(words: Words, { lines, sum }: Grant): Table {
  const { t } = words;
  const of = ({ event }: GrantLine) => (event ? [{ kind: 'event' as const, id: event.id }] : []);
  const count = (sum: Sum | null) => (sum ? countText(words, sum) : '');
  const columns: readonly GrantColumn[] = [
    { name: t('reports:grant.countries'), isFigure: true, isShown: ({ countries }) => countries !== null, cell: (line) => ({ text: count(line.countries), of: of(line) }) },
    { name: t('reports:grant.people'), isFigure: true, isShown: ({ people }) => people !== null, cell: (line) => ({ text: count(line.people), of: of(line) }) },
    { name: t('reports:grant.band'), isFigure: true, isShown: ({ band }) => band !== null, cell: (line) => bandText(words, line) },
    { name: t('reports:grant.reckoning'), isFigure: true, isShown: ({ products }) => products.length > 0, cell: (line) => productsText(words, line) },
  ];
  const shown = columns.filter(({ isShown }) => lines.some(isShown));
  return {
    is: 'table',
    name: t('reports:grant.arithmetic'),
    columns: [{ name: t('reports:grant.for') }, ...shown.map(({ name, isFigure = false }) => ({ name, isFigure })), { name: t('reports:grant.amount'), isFigure: true }],
    rows: lines.map((line) => [lineName(words, line), ...shown.map(({ cell }) => cell(line)), { text: amountText(words, line.amount), of: of(line) }]),
    total: [t('reports:grant.sum'), amountText(words, sum)],
  };
}

function changes(words: Words, { changes }: Grant): Section[] {
  const { t, language } = words;
  if (changes.length === 0) return [];
  const signed = (amount: number) => `${amount > 0 ? '+' : ''}${euros({ t }, amount, language)}`.replace('-', '−');
  return [
    section(t('reports:grant.changes'), [
      {
        is: 'table',
        name: t('reports:grant.changes'),
        columns: [{ name: t('reports:grant.for') }, { name: t('reports:grant.change') }, { name: t('reports:grant.difference'), isFigure: true }, { name: t('reports:grant.then'), isFigure: true }],
        rows: changes.map(({ event, people, amount, figure }) => [
          event ? plainText(words, event.title) : t('reports:grant.allEvents'),
          people > 0 ? t('reports:grant.more', { count: people }) : t('reports:grant.fewer', { count: -people }),
          signed(amount),
          euros({ t }, figure, language),
        ]),
      },
    ]),
  ];
}

function sourceText({ t }: Words, known: KnownRule): string {
  if (known.status === 'empty') return t('reports:grant.lookIn', { place: t(`domain:rulePlace.${known.rule.look ?? 'guide'}`) });
  return sourceOf(known) ?? t('reports:grant.noSource');
}

function rulesSection(words: Words, { standsOn }: Grant): Section[] {
  const { t, language } = words;
  if (standsOn.length === 0) return [];
  const name = t('reports:grant.rules');
  const rows = standsOn.map((known) => [
    `${t(`domain:ruleKind.${known.rule.kind}`)}\n${t('reports:grant.calls', { years: callYears(known.rule) })}`,
    known.value === null ? t('reports:grant.notKnown') : ruleValueLines({ t }, known.rule.kind, known.value, language).join('\n'),
    t(`domain:ruleStatus.${known.status}`),
    sourceText(words, known),
  ]);
  return [section(name, [{ is: 'table', name, columns: [{ name: t('reports:grant.rule') }, { name: t('reports:grant.value') }, { name: t('reports:grant.status') }, { name: t('reports:grant.source') }], rows }])];
}

function result(words: Words, data: ProjectReportData, grant: Grant): Block[] {
  const { t, language } = words;
  const { callYear, grantAmount } = data.project;
  const amount = (whole: number | null) => ({ text: whole === null ? t('reports:eventSheet.notRecorded') : euros({ t }, whole, language) });
  const most = grant.limits.find(({ what }) => what === 'most');
  const isUnconfirmed = grant.reason === null && grant.standsOn.some(({ status }) => status === 'unconfirmed');
  return [
    {
      is: 'facts',
      rows: [
        [t('reports:grant.figure'), { text: isUnconfirmed ? t('reports:grant.unconfirmedFigure', { figure: figureText(words, grant) }) : figureText(words, grant) }],
        [t('reports:grant.sum'), { text: amountText(words, grant.sum) }],
        ...(most ? [[t('domain:ruleKind.maxGrant'), amount(most.amount)] as const] : []),
        [t('reports:grant.decision'), amount(grantAmount)],
        [t('reports:grant.callYear'), { text: callYear === null ? t('reports:eventSheet.notRecorded') : String(callYear) }],
      ],
    },
    ...(isUnconfirmed ? [text({ text: t('reports:grant.unconfirmed') }, 'strong')] : []),
  ];
}

function notes({ t }: Words, { notes: all, lines }: Grant): Section[] {
  const [first, ...others] = lines.length === 0 ? [] : all.map((note) => ({ text: t(`reports:grant.note.${note}`) }));
  return first ? [section(t('reports:grant.notes'), [{ is: 'list', items: [first, ...others] }])] : [];
}

export function grantReport(data: ProjectReportData, language: ReportLanguage): Report {
  const { t } = reportTranslator(language);
  const words: Words = { t, language };
  const { project } = data;
  const { programme } = project;
  const grant = grantOf(data);
  return {
    language,
    title: t('reports:grant.titleOf', { acronym: project.acronym }),
    kind: t('reports:names.grant'),
    emblem: programme !== null,
    support: officialIn(programme, 'supportStatement', language),
    lead: [text({ text: measureLine(words, programme) }, 'lead'), text({ text: projectLine(words, project) }, 'lead')],
    content: [
      chosenAs('result', section(t('reports:grant.result'), result(words, data, grant))),
      ...(grant.lines.length > 0 ? [chosenAs('arithmetic', section(t('reports:grant.arithmetic'), [arithmetic(words, grant)]))] : []),
      ...changes(words, grant).map((one) => chosenAs('changes', one)),
      ...notes(words, grant).map((one) => chosenAs('notes', one)),
      ...rulesSection(words, grant).map((one) => chosenAs('rules', one)),
    ],
    signatures: [],
    smallPrint: officialIn(programme, 'disclaimer', language),
    changedAt: data.changedAt,
    fileName: `${t('reports:grant.fileName')}_${asFileName(project.acronym)}_${language}`,
  };
}
