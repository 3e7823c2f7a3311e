/** What a user waits for in the browser: the first list after starting, and the hits after a key. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { type Browser, type Page, chromium } from '@playwright/test';
import { createSample } from '../../electron/archive/sample/build.ts';
import { CHROMIUM_ARGUMENTS, chromiumBinary, unpackChromium } from '../e2e/support/chromium.ts';
import { keptFolder, madeOrKept } from './many-events.ts';
import { type Figure, inTurn } from './measure.ts';
import { PHRASES, said, spread } from './typed.ts';

/** Only so that what hangs ends, in milliseconds. */
const LONGEST = 120_000;

interface Shell {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

async function startShell(archive: string, home: string): Promise<Shell> {
  const child: ChildProcess = spawn(process.execPath, ['out/main/browser.js', archive], { env: { ...process.env, KRONIKA_HOME: home, KRONIKA_NO_BROWSER: '1', KRONIKA_TEST_LOCALE: 'sl' }, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address) return { address, stop: async () => void (child.kill(), await ended) };
  }
  throw new Error('the program ended before it told its address');
}

const launch = (): Promise<Browser> => chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(chromiumBinary ? { executablePath: chromiumBinary } : {}) });

/** A browser that shows one page, until what is named stands on it. */
async function seen(address: string, selector: string): Promise<void> {
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(selector).first().waitFor({ timeout: LONGEST });
  await browser.close();
}

/** Starting the program and a browser until the list of events stands there, against the same browser with a page of one word. */
export async function startInBrowser(inside: (name: string) => string): Promise<Figure> {
  if (!existsSync('out/main/browser.js')) throw new Error('build first: npm run build');
  await unpackChromium();
  await (await createSample(inside('first-list'), 'Bench', 'Bench')).close();
  const hello = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html><title>Hello</title><p id="hello">Hello'));
  hello.listen(0, '127.0.0.1');
  await once(hello, 'listening');
  const { port } = hello.address() as AddressInfo;
  const ours = async () => {
    const shell = await startShell(inside('first-list'), inside('first-home'));
    const address = new URL(shell.address);
    address.pathname = '/events';
    await seen(address.href, 'a[data-event]');
    await shell.stop();
  };
  const figure = await inTurn(8, ours, () => seen(`http://127.0.0.1:${port}/`, '#hello'));
  hello.close();
  return { name: 'program and browser started, to the list of events', against: 'for the same browser to a page of one word', ...figure, limit: 1.3 };
}

/** Milliseconds from each key to the frame in which its hits stand there, told in the page itself. */
async function typedInPage(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const waits: { begun: number; answered: number; drawn: number } = { begun: 0, answered: 0, drawn: 0 };
    const asked = globalThis.fetch;
    globalThis.fetch = async (...given: Parameters<typeof fetch>) => {
      const answer = await asked(...given);
      const address = given[0] instanceof Request ? given[0].url : String(given[0]);
      if (address.includes('/search/find')) void answer.clone().text().then(() => (waits.answered = performance.now()));
      return answer;
    };
    document.addEventListener('input', () => Object.assign(waits, { begun: performance.now(), answered: 0, drawn: 0 }), true);
    const drawn = () => requestAnimationFrame(() => setTimeout(() => (waits.drawn = performance.now())));
    new MutationObserver((changes) => {
      if (changes.some(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('.hits') !== null)) drawn();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { waits });
  });
  const times: number[] = [];
  const box = page.locator('#search');
  for (const phrase of PHRASES) {
    await box.fill('');
    await page.waitForTimeout(150);
    for (const key of phrase) {
      await box.pressSequentially(key);
      // What a key changed is drawn at once or never: a frame after the answer nothing more comes.
      const took = await page.evaluate(async () => {
        const { waits } = globalThis as unknown as { waits: { begun: number; answered: number; drawn: number } };
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        while (waits.answered === 0 && performance.now() - waits.begun < 2000) await frame();
        for (let more = 0; more < 3; more += 1) await frame();
        return waits.answered === 0 ? null : Math.max(waits.answered, waits.drawn) - waits.begun;
      });
      if (took !== null) times.push(took);
    }
  }
  return times;
}

/** Prints how long hits take to stand there after a key, in an archive of many events. */
export async function keysInBrowser(inside: (name: string) => string, events: number): Promise<void> {
  const folder = keptFolder(inside(`typed-${events}`));
  await (await madeOrKept(folder, events)).archive.close();
  await unpackChromium();
  const shell = await startShell(folder, inside('typed-home'));
  const address = new URL(shell.address);
  address.pathname = '/search';
  const browser = await launch();
  try {
    const page = await browser.newPage({ locale: 'sl-SI', viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(LONGEST);
    await page.goto(address.href);
    const times = await typedInPage(page);
    console.log(`${events} events, in the browser, from a key to its hits drawn, ${times.length} keys: ${said(spread(times))} (bar: 95th of 100 within 50 ms)`);
  } finally {
    await browser.close();
    await shell.stop();
  }
}
