/** What of a report can be chosen, and the shapes that are kept. */

import type { ReportOutline } from '#shared/contract/reports.ts';
import type { ReportId } from '#shared/domain/report-kinds.ts';
import { standingOf } from '#shared/domain/report-sections.ts';
import { sectionKey } from '#shared/domain/report-shape.ts';
import { type Block, type Picture, type Report, text } from '../reports/tree.ts';
import { listTemplates, saveTemplate } from '../archive/templates/service.ts';
import { calls } from './implementation.ts';

const picturesIn = (blocks: readonly Block[]): Picture[] => blocks.flatMap((block) => (block.is === 'pictures' ? block.pictures : block.is === 'section' ? picturesIn(block.content) : []));

/** Titles of sections that go together are told one after the other, as far as a line has room. */
const MOST_TITLES = 3;

export function outlineOf(report: ReportId, { content }: Report): ReportOutline {
  const groups = Map.groupBy(content, sectionKey);
  const photos = new Map(picturesIn(content).map(({ sha256, alternative, words: [caption = text({ text: '' })] }) => [sha256, caption.text || alternative]));
  return {
    sections: Array.from(groups, ([key, all]) => ({ key, title: [...all.slice(0, MOST_TITLES).map(({ title }) => title), ...(all.length > MOST_TITLES ? ['…'] : [])].join(', '), standing: standingOf(report, all[0]?.id) })),
    photos: Array.from(photos, ([sha256, name]) => ({ sha256, name })),
  };
}

export const templateHandlers = {
  templates: {
    list: calls.templates.list.handler(({ context, input }) => listTemplates(context.session.archive(), input.report)),
    save: calls.templates.save.handler(({ context, input }) => saveTemplate(context.session.archive(), input, context.session.author)),
  },
};
