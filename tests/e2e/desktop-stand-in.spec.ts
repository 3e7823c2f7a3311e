import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { furnish, heldEvent, openScreen } from './support/screens.ts';
import { questions, told } from './support/told.ts';
import { NOVO_MESTO, draftKept, fact, openNovoMesto, setLanguage, title } from './support/steps.ts';

interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly submenu?: readonly Item[];
}

/** The words of the menu as it is now, a line each, parts under what they are in. */
function menuWords(app: App): string[] {
  const words = (items: readonly Item[]): string[] => items.flatMap(({ label, submenu }) => [...(label ? [label] : []), ...words(submenu ?? [])]);
  return words((told(app, 'menu').at(-1) ?? []) as readonly Item[]);
}

/** Saves what an event's state rests on; gives what its page then shows. */
async function saveEvidence(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: /^(Uredi|Nadaljuj osnutek)$/ }).click();
  await page.getByRole('textbox', { name: 'Kaj to dokazuje' }).fill(text);
  await page.getByRole('button', { name: 'Shrani dogodek' }).click();
  await expect(fact(page.getByRole('article'), 'Kaj to dokazuje')).toHaveText(`»${text}«`);
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
  expect(seen).toEqual({ shell: ['connect', 'chooseFolder', 'setAppearance', 'onCommand', 'onOpen'], node: [] });
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
  await expect(title(page)).toHaveText('Projekti');
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
  await page.getByRole('link', { name: 'Uredi' }).click();
  await page.getByRole('textbox', { name: 'Objavljena stran' }).fill('http://primer.si/novo-mesto');
  await page.getByRole('button', { name: 'Shrani dogodek' }).click();
  await fact(page.getByRole('article'), 'Objavljena stran').getByRole('link').click();
  await expect.poll(() => told(app, 'openedOutside')).toEqual(['http://primer.si/novo-mesto']);
  expect(told(app, 'question')).toEqual([{ message: 'Naj ta naslov odprem v brskalniku oziroma poštnem programu?', detail: 'http://primer.si/novo-mesto', buttons: ['Odpri', 'Prekliči'] }]);

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
  await expect.poll(() => menuWords(app)).toEqual(expect.arrayContaining(['Arhiv', 'Nov dogodek', 'Iskanje', 'Odpri drug arhiv', 'Urejanje', 'Razveljavi', 'Pogled', 'Pomoč', 'Tipke']));
  await setLanguage(page, 'English');
  await expect.poll(() => menuWords(app)).toEqual(expect.arrayContaining(['Archive', 'New event', 'Search', 'Open another archive', 'Edit', 'Undo', 'View', 'Help', 'Keys']));
  expect(menuWords(app).filter((word) => /[čšž]|:/i.test(word))).toEqual([]);

  app.happen({ menu: ['Help', 'Keys'] });
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  app.happen({ menu: ['Archive', 'Search'] });
  await expect(page.getByRole('searchbox')).toBeFocused();
  app.happen({ menu: ['Archive', 'New event'] });
  await expect(title(page)).toHaveText('New event');
  app.happen({ menu: ['Archive', 'Open another archive'] });
  await expect(title(page)).toHaveText('Kronika');
});

test('the window takes the colours that are chosen, so that its frame and dialogs do too', async ({ app }) => {
  const page = await app.start('--sample');
  await page.getByRole('link', { name: 'Nastavitve', exact: true }).click();
  await page.getByRole('radio', { name: 'Temne' }).click();
  await expect.poll(() => told(app, 'theme').at(-1)).toBe('dark');
  await page.getByRole('radio', { name: 'Kot sistem' }).click();
  await expect.poll(() => told(app, 'theme').at(-1)).toBe('system');
});

test('when the archive\'s process dies the page is there again with all that was confirmed, and with what was being typed', async ({ app }) => {
  const page = await app.start('--sample');
  await furnish(app);
  await openScreen(page, `/events/${heldEvent(app)}`);
  await saveEvidence(page, 'prvič');
  await page.getByRole('link', { name: 'Uredi' }).click();
  await page.getByRole('textbox', { name: 'Kaj to dokazuje' }).fill('drugič');
  await draftKept(page);
  const reloaded = page.waitForEvent('load');
  app.happen('archiveDies');
  await reloaded;
  await expect(page.getByRole('status').filter({ hasText: 'je obnovljen; ni še shranjen.' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Kaj to dokazuje' })).toHaveValue('drugič');
  await page.keyboard.press('Escape');
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), 'Kaj to dokazuje')).toHaveText('»prvič«');
  await saveEvidence(page, 'drugič');
});

test('an archive\'s process that dies over and over is not started for ever: one sentence says so, and the next start has all that was saved', async ({ app }) => {
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
    .toEqual([{ title: 'Kronika', content: 'Arhiv Kronike ni več dosegljiv. Kar je bilo shranjeno, je ohranjeno; znova zaženite Kroniko.' }]);
  await app.quit();
  page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), 'Kaj to dokazuje')).toHaveText('»prvič«');
});
