import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { furnish, heldEvent, openScreen } from './support/screens.ts';
import { questions, told } from './support/told.ts';
import { NOVO_MESTO, draftKept, fact, openNovoMesto, setLanguage, title } from './support/steps.ts';
import { within, words } from './support/words.ts';

const sl = words('sl');
const en = words('en');

interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly submenu?: readonly Item[];
}

const NAMED = ['archive', 'newEvent', 'commands', 'search', 'switchArchive', 'edit', 'undo', 'view', 'help', 'guide', 'keys'] as const;

/** The words of the menu as it is now, a line each, parts under what they are in. */
function menuWords(app: App): string[] {
  const words = (items: readonly Item[]): string[] => items.flatMap(({ label, submenu }) => [...(label ? [label] : []), ...words(submenu ?? [])]);
  return words((told(app, 'menu').at(-1) ?? []) as readonly Item[]);
}

/** Saves what an event's state rests on; gives what its page then shows. */
async function saveEvidence(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^(${sl('app:record.edit')}|${sl('app:record.continueDraft')})$`) }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill(text);
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText(`»${text}«`);
}

test('the window shuts its page in: a sandbox, no Node, no permission, no spell checker, and the app\'s own scheme', async ({ app }) => {
  const page = await app.start('--sample');
  expect(told(app, 'webPreferences')).toEqual([{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false }]);
  expect(told(app, 'enableSandbox')).toHaveLength(1);
  expect(told(app, 'registerSchemesAsPrivileged')).toEqual([[{ scheme: 'kronika', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]]);
  expect(told(app, 'permission')).toEqual([false]);
  expect(told(app, 'permissionCheck')).toEqual([false]);
  expect(told(app, 'spellChecker')).toEqual([false]);

  const seen = await page.evaluate(() => ({
    shell: Object.keys((window as unknown as { kronikaShell: object }).kronikaShell),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ shell: ['connect', 'chooseFolder', 'setAppearance', 'showBeside', 'showLiving', 'onCommand', 'onOpen'], node: [] });
});

test('the page goes nowhere but in the app, loads nothing of the network, and opens no window', async ({ app, context }) => {
  const page = await app.start('--sample');
  const { origin } = new URL(page.url());
  for (const address of ['https://primer.si/', 'http://127.0.0.1:9/', 'file:///etc/hosts', 'data:text/html,<p>x']) {
    await page.evaluate((to) => {
      location.href = to;
    }, address);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(new URL(page.url()).origin).toBe(origin);
  }
  await expect(title(page)).toHaveText(sl('app:home.title'));
  for (const address of ['https://primer.si/slika.png', 'http://127.0.0.1:9/x']) {
    expect(await page.evaluate((to) => fetch(to).then(() => 'loaded', () => 'refused'), address)).toBe('refused');
  }
  app.outside.length = 0;
  expect(app.forbidden.length).toBeGreaterThan(0);
  app.forbidden.length = 0;
  expect(await page.evaluate(() => window.open('/projects'))).toBeNull();
  expect(context.pages()).toHaveLength(1);
});

test('a link leads outside only to the web or to mail, and only after a question that names what is opened', async ({ app }) => {
  app.env.KRONIKA_TEST_ANSWER = 'first';
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.webPage') }).fill('http://primer.si/novo-mesto');
  await page.getByRole('button', { name: sl('app:events.save') }).click();
  await fact(page.getByRole('article'), sl('domain:field.webPage')).getByRole('link').click();
  await expect.poll(() => told(app, 'openedOutside')).toEqual(['http://primer.si/novo-mesto']);
  expect(told(app, 'question')).toEqual([
    { message: sl('command:desktop.openOutside'), detail: 'http://primer.si/novo-mesto', buttons: [sl('command:desktop.open'), sl('command:desktop.cancel')] },
  ]);

  const mail = 'mailto:ana@primer.si?subject=Pozdrav&body=Spo%C5%A1tovani&cc=vsi@primer.si&attach=/etc/passwd';
  for (const address of ['file:///etc/hosts', 'javascript:alert(1)', 'https://ana:geslo@primer.si/', 'http://ana@primer.si/', 'smb://primer.si/x', 'mailto:?bcc=vsi@primer.si', mail]) {
    await page.evaluate((to) => window.open(to), address);
  }
  await expect.poll(() => told(app, 'openedOutside')).toEqual(['http://primer.si/novo-mesto', 'mailto:ana@primer.si?subject=Pozdrav']);
  expect(questions(app)).toEqual(told(app, 'openedOutside'));
});

test('a link that the user does not want to follow stays closed', async ({ app }) => {
  const page = await app.start('--sample');
  await page.evaluate(() => window.open('https://primer.si/'));
  await expect.poll(() => questions(app)).toEqual(['https://primer.si/']);
  await page.evaluate(() => window.open('mailto:ana@primer.si'));
  await expect.poll(() => questions(app)).toHaveLength(2);
  expect(told(app, 'openedOutside')).toEqual([]);
});

test('the menu speaks the page\'s language, follows it at once, and does in the page what it names', async ({ app }) => {
  const page = await app.start('--sample');
  await expect.poll(() => menuWords(app)).toEqual(expect.arrayContaining(NAMED.map((name) => sl(`command:desktop.${name}`))));
  await setLanguage(page, 'English');
  await expect.poll(() => menuWords(app)).toEqual(expect.arrayContaining(NAMED.map((name) => en(`command:desktop.${name}`))));
  expect(menuWords(app).filter((word) => /[čšž]|:/i.test(word))).toEqual([]);

  app.happen({ menu: [en('command:desktop.help'), en('command:desktop.keys')] });
  await expect(page.getByRole('dialog', { name: en('app:keys.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  app.happen({ menu: [en('command:desktop.archive'), en('command:desktop.commands')] });
  await expect(page.getByRole('dialog', { name: en('app:palette.title') }).getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  app.happen({ menu: [en('command:desktop.archive'), en('command:desktop.search')] });
  await expect(page.getByRole('searchbox')).toBeFocused();
  app.happen({ menu: [en('command:desktop.archive'), en('command:desktop.newEvent')] });
  await expect(title(page)).toHaveText(en('app:events.new'));
  app.happen({ menu: [en('command:desktop.archive'), en('command:desktop.switchArchive')] });
  await expect(title(page)).toHaveText('Kronika');
  app.happen({ menu: [en('command:desktop.help'), en('command:desktop.guide')] });
  await expect(page.getByRole('navigation', { name: en('app:guide.pages') })).toBeVisible();
});

test('the window takes the colours that are chosen, so that its frame and dialogs do too', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: sl('app:rail.settings'), exact: true }).click();
  await page.getByRole('radio', { name: sl('app:settings.themes.dark') }).click();
  await expect.poll(() => told(app, 'theme').at(-1)).toBe('dark');
  await page.getByRole('radio', { name: sl('app:settings.themes.system') }).click();
  await expect.poll(() => told(app, 'theme').at(-1)).toBe('system');
});

test('when the archive\'s process dies the page is there again with all that was confirmed, and with what was being typed', async ({ app }) => {
  const page = await app.start('--sample');
  await furnish(app);
  await openScreen(page, `/events/${heldEvent(app)}`);
  await saveEvidence(page, 'prvič');
  await page.getByRole('link', { name: sl('app:record.edit') }).click();
  await page.getByRole('textbox', { name: sl('domain:field.statusEvidence') }).fill('drugič');
  await draftKept(page);
  const reloaded = page.waitForEvent('load');
  app.happen('archiveDies');
  await reloaded;
  await expect(page.getByRole('status').filter({ hasText: within('app:form.draftRestored') })).toBeVisible();
  await expect(page.getByRole('textbox', { name: sl('domain:field.statusEvidence') })).toHaveValue('drugič');
  await page.keyboard.press('Escape');
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»prvič«');
  await saveEvidence(page, 'drugič');
});

test('an archive\'s process that dies over and over is not started for ever: one sentence says so, and the next start has all that was saved', async ({ app }) => {
  // All deaths come at one moment by the program's clock, however long they take here.
  app.env.KRONIKA_TEST_CLOCK = 'stands';
  let page = await app.start('--sample');
  await openNovoMesto(page);
  await saveEvidence(page, 'prvič');
  for (let death = 1; death <= 3; death += 1) {
    const reloaded = page.waitForEvent('load');
    app.happen('archiveDies');
    await reloaded;
    await expect(title(page)).toHaveText(NOVO_MESTO);
  }
  app.happen('archiveDies');
  await expect
    .poll(() => told(app, 'errorBox'))
    .toEqual([{ title: 'Kronika', content: sl('errors:disconnected') }]);
  await app.quit();
  page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), sl('domain:field.statusEvidence'))).toHaveText('»prvič«');
});
