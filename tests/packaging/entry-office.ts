/**
 * An office that was handed Kronika: what its staff do with the unpacked program, in a real browser. Run as a process of its own, so that
 * it can be one without a network. Arguments: the folder of the program, one for everything else. Prints what was seen as JSON.
 */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { type Page, chromium, expect } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, chromiumBinary } from '../e2e/support/chromium.ts';
import { openBySearch, title } from '../e2e/support/steps.ts';
import { words } from '../e2e/support/words.ts';
import { jpeg } from '../support/pictures.ts';

const [program = '', office = ''] = process.argv.slice(2);
const sl = words('sl');
const EVENT = 'Okrogla miza o sosedih';
const NOBODY = 65_534;

/** Nothing but what the launcher itself asks for: no Node, no npm. */
const env = { PATH: path.join(office, 'bin'), HOME: path.join(office, 'doma'), LANG: 'sl_SI.UTF-8', KRONIKA_NO_BROWSER: '1' };
// In a name space of an ordinary user's own, root is that user.
const ordinary = process.env.KRONIKA_TEST_ROOT === '1' ? { uid: NOBODY, gid: NOBODY } : {};
const launcher = path.join(program, 'kronika');

async function start(...args: string[]): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(launcher, args, { env, ...ordinary, cwd: office, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
    if (address) return { child, address };
  }
  throw new Error('Kronika printed no address');
}

const terminal = async (...args: string[]) => (await promisify(execFile)(launcher, args, { env, ...ordinary, cwd: office })).stdout;

async function recordEvent(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.events') }).click();
  await page.getByRole('link', { name: sl('app:events.newShort'), exact: true }).click();
  await page.getByRole('textbox', { name: `${sl('domain:field.title')}, slovenščina` }).fill(EVENT);
  await page.getByRole('textbox', { name: sl('domain:field.dates'), exact: true }).fill('20. maj 2019');
  await page.getByRole('button', { name: sl('app:events.save'), exact: true }).click();
  await expect(title(page)).toHaveText(EVENT);
}

const photo = (page: Page) => page.locator('.photo-grid img');
const isDrawn = () => [...document.querySelectorAll<HTMLImageElement>('.photo-grid img')].every((image) => image.naturalWidth > 0 && image.src.startsWith('blob:'));

async function sheetOf(page: Page): Promise<Buffer> {
  await page.locator('a[href^="/reports/"]').first().click();
  await expect(page.locator('.pdf canvas').first()).toBeVisible();
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: sl('app:reports.save') }).first().click();
  return readFileSync(await (await arriving).path());
}

async function backUp(page: Page, folder: string): Promise<void> {
  await page.getByRole('link', { name: sl('app:rail.settings'), exact: true }).click();
  await page.getByRole('button', { name: sl('app:backup.now') }).click();
  await page.getByRole('textbox', { name: sl('app:folder.path') }).fill(folder);
  await page.getByRole('button', { name: sl('app:folder.choose.backUp') }).click();
  await expect(page.getByRole('button', { name: sl('app:backup.again') })).toBeEnabled();
}

const browser = await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(chromiumBinary ? { executablePath: chromiumBinary } : {}) });
const page = await browser.newPage({ locale: 'sl-SI', viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
page.setDefaultTimeout(120_000);
const patient = expect.configure({ timeout: 120_000 });

let kronika = await start('--sample');
await page.goto(kronika.address);
await patient(title(page)).toHaveText(sl('app:home.title'));
await recordEvent(page);
await page.locator('input[type="file"]').setInputFiles({ name: 'krog.jpg', mimeType: 'image/jpeg', buffer: await jpeg({ seed: 7 }) });
await patient(photo(page)).toHaveCount(1);
await page.waitForFunction(isDrawn);
const pdf = await sheetOf(page);
await backUp(page, path.join(office, 'kopije'));

kronika.child.kill('SIGKILL');
await once(kronika.child, 'exit');
kronika = await start();
await page.goto(kronika.address);
await openBySearch(page, 'sosedih', EVENT);
await patient(photo(page)).toHaveCount(1);
await page.waitForFunction(isDrawn);
kronika.child.kill('SIGTERM');
const [status] = (await once(kronika.child, 'exit')) as [number | null];
await browser.close();

const archive = path.join(env.HOME, '.local', 'share', 'kronika', 'sample');
const found = await terminal('search', archive, 'sosedih');
const check = await terminal('check', archive);
// An archive of a version before is upgraded after its backup, one of a later version is refused.
const [older, newer] = [path.join(office, 'stara'), path.join(office, 'nova')];
await terminal('upgrade', older);
const refused = await terminal('upgrade', newer).catch((error: { stderr?: string }) => error.stderr ?? '');
const networks = Object.values(os.networkInterfaces()).flat().filter((one) => one && !one.internal).length;
console.log(JSON.stringify({ pdf: pdf.toString('latin1', 0, 5), found: found.includes(EVENT), check: check.trim() !== '', backups: readdirSync(path.join(office, 'kopije')).length > 0, status, networks, upgraded: readdirSync(path.join(older, 'backups')).length, refused, homes: readdirSync(path.join(env.HOME, '.local', 'share')) }));
