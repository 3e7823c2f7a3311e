/** What can be found wrong with a screen by looking at it as a machine can. Each gives a line for each finding. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readOut } from './steps.ts';

type Options = Parameters<AxeBuilder['options']>[0];
type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

interface Axe {
  readonly axe?: { run(options: Options): Promise<{ violations: Violations }> };
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What else axe finds in a window of another size: there a bar may lie over a part of what is to be
 * pressed, and what scrolls in its own place needs keys.
 */
export const OF_A_SIZE = ['target-size', 'scrollable-region-focusable'];

/** What axe finds otherwise where colours and words are others: what can be read on its ground, and what is called something at all. All else is of what stands on a screen. */
export const OF_A_LOOK = [
  'color-contrast', 'link-in-text-block', 'button-name', 'link-name', 'label', 'aria-input-field-name', 'aria-toggle-field-name', 'aria-command-name', 'aria-dialog-name', 'image-alt', 'svg-img-alt', 'empty-heading', 'empty-table-header',
  'label-content-name-mismatch', 'document-title', 'html-has-lang', 'html-lang-valid', 'valid-lang',
];

interface Asked {
  /** Rules that do not count here. */
  readonly without?: readonly string[];
  /** Only these rules; all where none are named. */
  readonly only?: readonly string[];
}

/** What axe finds on what is shown now: which rule, how often, and at what first. */
export async function barriers(page: Page, { without = [], only }: Asked = {}): Promise<string[]> {
  const options: Options = {
    runOnly: only ? { type: 'rule', values: [...only] } : RULES,
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  // Brought into a page once, axe stays until the page is loaded anew. Without frames to join, it needs no page of its own for that.
  const found = await page.evaluate(async (asked) => (await (window as unknown as Axe).axe?.run(asked)) ?? null, options);
  const { violations } = found ?? (await new AxeBuilder({ page }).setLegacyMode().options(options).analyze());
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times, first at ${nodes[0]?.target.join(' ')} – ${nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''}`);
}

/** What a screen shows or says that no translator wrote: keys of words, placeholders, values of the program. */
export async function untranslated(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    const texts = [...document.body.innerText.split('\n'), ...spoken, document.title];
    return texts.filter((text) => /\b(app|domain|errors|reports|command):\w|\{\{|\bundefined\b|\bnull\b|\bNaN\b|\[object |^[a-z]+[A-Z]\w*$|^[a-z]+(\.[a-zA-Z]+)+$/.test(text.trim()));
  });
}

/** What is wider than the window, or cuts its own text off. */
export async function cut(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What follows the size of the window is drawn a frame after it.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const problems: string[] = [];
    if (document.documentElement.scrollWidth > window.innerWidth) problems.push(`scrolls sideways by ${document.documentElement.scrollWidth - window.innerWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('h1, h2, h3, p, dt, dd, li, label, legend, a, button, td, th, span')) {
      const { overflowX, clipPath } = getComputedStyle(element);
      if (clipPath !== 'none' || element.closest('.only-heard, .timeline-scroll, [aria-hidden]') || element.clientWidth === 0) continue;
      const box = element.getBoundingClientRect();
      const scrolled = element.closest('table')?.parentElement ?? null;
      const inScroller = scrolled !== null && getComputedStyle(scrolled).overflowX === 'auto';
      if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) problems.push(`cut: ${element.innerText.slice(0, 60)}`);
      if (!inScroller && box.right > window.innerWidth + 1 && box.left < window.innerWidth) problems.push(`beyond the edge: ${element.innerText.slice(0, 60)}`);
    }
    return problems;
  });
}

/** What stands in a table and ends beyond the window's edge without a place of its own that scrolls, has a name, and is reached by Tab. */
export function tablesBeyondTheEdge(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('table, table th, table td')].flatMap((part) => {
      const scroller = part.closest<HTMLElement>('[role="region"][aria-label][tabindex="0"]');
      const inItsPlace = scroller !== null && getComputedStyle(scroller).overflowX === 'auto' && scroller.getBoundingClientRect().right <= window.innerWidth;
      return part.getBoundingClientRect().right > window.innerWidth && !inItsPlace ? [`a table beyond the edge: ${part.innerText.slice(0, 40)}`] : [];
    }),
  );
}

/** All of these, once the screen is still. */
export async function wrongWith(page: Page): Promise<string[]> {
  await readOut(page);
  return [...(await barriers(page)), ...(await cut(page)), ...(await untranslated(page))];
}
