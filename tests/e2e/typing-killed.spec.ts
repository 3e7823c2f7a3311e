/** Typing while the program is killed, in every kind of place that is typed into: at most the last second is lost. */

import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { openScreen } from './support/screens.ts';
import { title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

/** What is typed into one box, a letter at a time, and what it came to. */
interface Typing {
  readonly box: string;
  readonly text: string;
}

interface Place {
  readonly name: string;
  readonly address: string;
  /** The boxes of the place, in their order, as the page's own selector. */
  readonly boxes: readonly Typing[];
  /** What has to be done before there are boxes. */
  readonly begin?: (page: Page) => Promise<void>;
}

const NEXT = '.rows-next input';

const PLACES: readonly Place[] = [
  { name: 'event form', address: '/events/new', boxes: [
    { box: '[data-field="title"] input', text: 'Okrogla miza o sosedstvu in sožitju' }, { box: '[data-field="dates"] input', text: 'enkrat junija 2019, morda' },
    { box: '[data-field="placeId"] input', text: 'Vas ob reki' }, { box: '[data-field="description"] textarea', text: 'Prišlo je veliko ljudi iz okoliških vasi.' },
  ] },
  { name: 'grid of counts', address: '/events/new', boxes: [
    { box: '[data-field="participation"] .row [data-field="value"] input', text: 'okoli trideset ali več' }, { box: '[data-field="participation"] .row [data-field="origin"] input', text: 'Iz gornje vasi' },
  ], begin: async (page) => page.locator(`[data-field="participation"] ${NEXT}`).pressSequentially('7') },
  { name: 'quick capture', address: '/events/capture', boxes: [
    { box: '[data-field="title"] input', text: 'Seminar o sobivanju v mestu' }, { box: '[data-field="placeId"] input', text: 'Nekje ob morju' }, { box: '[data-field="description"] textarea', text: 'Zapisek s srečanja.' },
  ] },
  { name: 'several events', address: '/events/several', boxes: [
    { box: '[data-field="title"] input', text: '{št}. srečanje, {kraj}' }, { box: '[data-field="rows"] [data-field="dates"] input', text: 'sredi maja 2018' }, { box: '[data-field="rows"] [data-field="placeId"] input', text: 'Mesto pod goro' },
  ], begin: async (page) => page.locator(NEXT).pressSequentially('1') },
  { name: 'series', address: '/series/new', boxes: [{ box: '[data-field="title"] input', text: 'Nacionalni seminarji' }, { box: '[data-field="countries"] input', text: 'Slovenija in nekje' }, { box: '[data-field="years"] input', text: '2018 2019 dvajset' }] },
  { name: 'organisation', address: '/organisations/new', boxes: [{ box: '[data-field="shortName"] input', text: 'Društvo prijateljev' }, { box: '[data-field="placeId"] input', text: 'Mesto ob jezeru' }] },
];

/** All other forms for something new: a round each. */
const OTHERS: readonly Place[] = [
  { name: 'project', address: '/projects/new', boxes: [{ box: '[data-field="acronym"] input', text: 'SOSEDI' }, { box: '[data-field="summary"] textarea', text: 'Projekt o sosedih.' }] },
  { name: 'work package', address: '/work-packages/new', boxes: [{ box: '[data-field="title"] input', text: 'Vodenje' }, { box: '[data-field="projectId"] input', text: 'Nekje drugje' }] },
  { name: 'place', address: '/places/new', boxes: [{ box: '[data-field="name"] input', text: 'Semič ob gozdu' }, { box: '[data-field="country"] input', text: 'Sloven' }] },
  { name: 'output', address: '/outputs/new', boxes: [{ box: '[data-field="title"] input', text: 'Priročnik' }, { box: '[data-field="due"] input', text: 'enkrat poleti' }] },
  { name: 'news', address: '/news/new', boxes: [{ box: '[data-field="title"] input', text: 'Novica' }, { box: '[data-field="text"] textarea', text: 'Prišli so vsi.' }] },
  { name: 'person', address: '/people/new', boxes: [{ box: '[data-field="name"] input', text: 'Maja Novak' }, { box: '[data-field="purpose"] input', text: 'Kontaktna oseba' }] },
  { name: 'source', address: '/sources/new', boxes: [{ box: '[data-field="title"] input', text: 'Spletna stran projekta' }] },
  { name: 'programme', address: '/settings/programmes/new', boxes: [{ box: '[data-field="name"] input', text: 'Erasmus' }] },
];

/** At which part of all its letters a place is left: early, at the end, in the middle of a box, no two rounds alike. */
const PARTS = [[0.2, 0.5], [1, 0], [0.4, 0.3], [0.7, 0.2]] as const;

/** A round starts the program again, so there is one of each place, and each is left at another part; `KRONIKA_KILLS=4` has four. */
const ROUNDS = Number(process.env.KRONIKA_KILLS ?? 1);

/** The most that may be lost: what was typed in the last second, in milliseconds. */
const LOSABLE = 1000;

/** How much later than it should a machine does what it was asked to, three processes in a row: measured while one types. */
class Lag {
  #worst = 0;
  #last = performance.now();
  readonly #timer = setInterval(() => {
    const now = performance.now();
    this.#worst = Math.max(this.#worst, now - this.#last - 20);
    this.#last = now;
  }, 20);

  static async beginIn(page: Page): Promise<Lag> {
    await page.evaluate(() => {
      const told = window as unknown as { worstLag: number };
      let last = performance.now();
      told.worstLag = 0;
      setInterval(() => {
        const now = performance.now();
        told.worstLag = Math.max(told.worstLag, now - last - 20);
        last = now;
      }, 20);
    });
    return new Lag();
  }

  async worst(page: Page): Promise<number> {
    clearInterval(this.#timer);
    const inPage = await page.evaluate(() => (window as unknown as { worstLag: number }).worstLag);
    return 3 * Math.max(this.#worst, inPage);
  }
}

/** What stood in each box, and when. */
type Typed = Map<string, { readonly text: string; readonly at: number }[]>;

async function typeSoFar(app: App, place: Place, until: number): Promise<Typed> {
  const { page } = app;
  await openScreen(page, place.address);
  await place.begin?.(page);
  const typed: Typed = new Map();
  let letters = 0;
  for (const { box, text } of place.boxes) {
    const input = page.locator(box).first();
    await input.focus();
    await page.keyboard.press('Control+a');
    const steps: { readonly text: string; readonly at: number }[] = [];
    typed.set(box, steps);
    let sofar = '';
    for (const letter of text) {
      await page.keyboard.type(letter);
      sofar += letter;
      letters += 1;
      steps.push({ text: sofar, at: Date.now() });
      if (letters >= until) return typed;
    }
  }
  return typed;
}

/** One round: types so many letters, kills the program, starts it again, and looks for what was there a second before. */
async function round(app: App, place: Place, letters: number): Promise<void> {
  const lag = await Lag.beginIn(app.page);
  const typed = await typeSoFar(app, place, letters);
  const losable = LOSABLE + (await lag.worst(app.page));
  const killed = Date.now();
  await app.kill();
  const page = await app.start('--sample');
  await openScreen(page, place.address);
  await expect(title(page)).not.toHaveText('');
  for (const [box, steps] of typed) {
    const due = steps.findLast(({ at }) => at <= killed - losable)?.text ?? '';
    if (due === '') continue;
    const input = page.locator(box).first();
    await expect(input).toBeVisible();
    const possible = steps.filter(({ text }) => text.length >= due.length).map(({ text }) => text);
    expect(possible, `${place.name} ${box}`).toContain(await input.inputValue());
  }
  const discard = page.getByRole('button', { name: sl('app:form.discardDraft') });
  if ((await discard.count()) > 0) await discard.click();
  await expect(discard).toHaveCount(0);
}

const lettersOf = ({ boxes }: Place) => boxes.reduce((sum, { text }) => sum + [...text].length, 0);

for (const [index, place] of PLACES.entries()) {
  test(`in the ${place.name}, what was typed up to a second before is there again after kill -9`, async ({ app }) => {
    await app.start('--sample');
    for (let times = 0; times < ROUNDS; times += 1) {
      const [least, more] = PARTS[(index + times) % PARTS.length] ?? PARTS[0];
      await round(app, place, Math.max(2, Math.floor(lettersOf(place) * (least + Math.random() * more))));
    }
  });
}

test('in every other form for something new, what was typed up to a second before is there again after kill -9', async ({ app }) => {
  await app.start('--sample');
  for (const place of OTHERS) await round(app, place, lettersOf(place));
});
