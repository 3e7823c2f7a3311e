/** What a report on the screen is shaped by: its default template, another one, what was changed here, or nothing. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import type { ReportShape, ReportTemplateView } from '#shared/contract/report-templates.ts';
import type { ReportLanguage } from '#shared/domain/languages.ts';
import type { ReportId } from '#shared/domain/report-kinds.ts';
import { PLAIN_SHAPE } from '#shared/domain/report-shape.ts';
import { queries } from '../../api/client.ts';

export interface Asked {
  readonly report: ReportId;
  readonly subjectId: string;
  readonly language: ReportLanguage;
}

/** A report in its shape; null for its own. */
export interface AskedInShape extends Asked {
  readonly shape: ReportShape | null;
}

/** What was chosen on a report's page. */
interface Choice {
  /** The template that it was begun with; null for none. */
  readonly template: string | null;
  /** As it was when it was chosen, or as it was changed here since. */
  readonly shape: ReportShape;
  readonly isChanged: boolean;
}

/** By archive, report and subject, as long as the window is open: who goes away and comes back finds what was begun. */
const kept = new Map<string, Choice>();

/** How long nothing has to change before the pages are made anew, in milliseconds. */
const PAUSE = 500;

/** What a value has been for a while. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The shape alone of what has more than that; texts as they are typed, blanks at their ends too. */
export function shapeOf({ sections, without, photos, withoutPhotos, foreword, signatories, logoId }: ReportShape): ReportShape {
  const said = Object.fromEntries(Object.entries(foreword ?? {}).filter(([, text]) => text !== ''));
  return { sections, without, photos, withoutPhotos, foreword: Object.keys(said).length > 0 ? said : null, signatories, logoId };
}

const PLAIN = JSON.stringify(shapeOf(PLAIN_SHAPE));

export interface Shaping {
  readonly asked: Asked;
  readonly templates: readonly ReportTemplateView[];
  /** The template that it stands in, or was begun with. */
  readonly template: ReportTemplateView | null;
  /** Nobody chose it: it is the report's default. */
  readonly isByItself: boolean;
  readonly isChanged: boolean;
  readonly shape: ReportShape;
  readonly change: (part: Partial<ReportShape>) => void;
  /** null: as it comes. */
  readonly take: (template: (ReportShape & { readonly id: string }) | null) => void;
  /** As if nothing had been chosen here. */
  readonly forget: () => void;
}

interface Shaped {
  readonly shaping: Shaping;
  /** The shape of now, for what is given out. */
  readonly now: AskedInShape;
  /** The shape that has been there for a while, for what is shown. */
  readonly shown: AskedInShape;
}

export function useShape(asked: Asked): Shaped {
  const { report, subjectId } = asked;
  const archive = useSuspenseQuery(queries.archive.status.queryOptions({})).data?.id ?? '';
  const templates = useSuspenseQuery(queries.templates.list.queryOptions({ input: { report } })).data;
  const key = `${archive} ${report} ${subjectId}`;
  const [, setDrawn] = useState(0);
  const choice = kept.get(key);
  const template = (choice ? templates.find(({ id }) => id === choice.template) : templates.find(({ isDefault }) => isDefault)) ?? null;
  // A template that was changed elsewhere is followed; of one that is gone its shape stays.
  const shape = choice && (choice.isChanged || !template) ? choice.shape : shapeOf(template ?? PLAIN_SHAPE);
  const said = JSON.stringify(shape);
  const settled = useDeferredValue(useSettled(said));
  const keep = (next: Choice | null) => {
    if (next) kept.set(key, next);
    else kept.delete(key);
    setDrawn((number) => number + 1);
  };
  const inShape = (of: string): AskedInShape => ({ ...asked, shape: of === PLAIN ? null : (JSON.parse(of) as ReportShape) });
  return {
    shaping: {
      asked, templates, template, shape,
      isByItself: choice === undefined && template !== null,
      isChanged: choice !== undefined && said !== PLAIN && (choice.isChanged || !template),
      change: (part) => {
        const before = kept.get(key);
        keep({ template: template?.id ?? null, shape: shapeOf({ ...(before?.isChanged ? before.shape : shape), ...part }), isChanged: true });
      },
      take: (one) => keep({ template: one?.id ?? null, shape: shapeOf(one ?? PLAIN_SHAPE), isChanged: false }),
      forget: () => keep(null),
    },
    now: inShape(said),
    shown: inShape(settled),
  };
}
