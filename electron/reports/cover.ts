/** What stands before a report of many pages: a page with its title, and a list of its contents with their pages. */

import type { Content } from 'pdfmake/interfaces.js';
import { formatDate } from '#shared/domain/date-text.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import { reportTranslator } from '#shared/language/report-translator.ts';
import { rule } from './page.ts';
import type { Report } from './tree.ts';

/** From the masthead to the title: it stands in the upper third, where the eye begins. */
const ABOVE_TITLE = 130;

/** @param masthead the emblem and the statement of support; none where the programme asks for none */
export function cover({ language, kind, title, titleLanguage, lead, changedAt }: Report, masthead: readonly Content[]): Content[] {
  const { t } = reportTranslator(language as ReportLanguage);
  const day = formatDate(changedAt.slice(0, 10), language as ReportLanguage);
  return [
    ...masthead,
    { text: kind, style: 'coverKind', margin: [0, masthead.length > 0 ? ABOVE_TITLE : ABOVE_TITLE + 48, 0, 8] },
    { text: title, tag: 'H1', ...(titleLanguage === undefined ? {} : { lang: titleLanguage }), style: 'coverTitle', margin: [0, 0, 0, 18] },
    ...lead.map((one): Content => ({ text: one.text, style: 'coverLead', ...(one.language === undefined ? {} : { lang: one.language }), ...(one.look === 'strong' ? { bold: true } : {}), margin: [0, 0, 0, 4] })),
    rule([0, 22, 0, 10]),
    { text: t('reports:setting.dataOf', { day }), style: 'quiet', pageBreak: 'after' },
    { toc: { title: { text: t('reports:setting.contents'), tag: 'H2', style: 'heading', margin: [0, 0, 0, 6] } }, pageBreak: 'after' },
  ];
}
