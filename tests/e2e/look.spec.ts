import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { NOVO_MESTO, beginsWith, fact, openBySearch, openNovoMesto, section, title } from './support/steps.ts';

async function openProject(page: Page, acronym: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Glavno' }).getByRole('link', { name: 'Projekti' }).click();
  await page.getByRole('main').getByRole('link', { name: beginsWith(acronym) }).click();
  await expect(title(page)).toHaveText(acronym);
}

/** What Tab reaches inside a region, one after the other. */
async function reachedByTab(page: Page, region: string, count: number): Promise<string[]> {
  await page.getByRole('region', { name: region }).focus();
  const reached: string[] = [];
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? ''));
  }
  return reached;
}

test('CiSoTRA shows its partners, work packages with leads, outputs, and a timeline that keys can read and a table tells too', async ({ app }) => {
  const page = await app.start('--sample');
  const lines = page.getByRole('main').getByRole('listitem');
  await expect(lines.filter({ hasText: 'CI.SO.MO' })).toHaveText(/dogodki 2019.*Evropa za državljane · Projekti civilne družbe.*1 dogodek/);
  await expect(lines.filter({ hasText: 'CiSoTRA' })).toHaveText(/dogodki 2018–2020.*program ni zabeležen.*10 delovnih sklopov.*53 dogodkov/);
  await expect(section(page, 'Projekti drugih').getByRole('link')).toHaveText(/RoMigSc/);

  await openProject(page, 'CiSoTRA');
  await expect(fact(section(page, 'Partnerji'), 'Partner').getByRole('listitem')).toHaveText([
    'MFDPŠ, Celje, Slovenija', 'ISOB, Regensburg, Nemčija', 'CSIG, Taranto, Italija', 'POU, Neapelj, Italija', 'AS, Atene, Grčija', 'IBU, Istanbul, Turčija',
  ]);
  const packages = section(page, 'Delovni sklopi').getByRole('listitem');
  await expect(packages).toHaveCount(10);
  await expect(packages.first()).toHaveText(/WP 1 Vodenje projekta.*Vodilni partner: MFDPŠ/);
  await expect(packages.nth(2)).toHaveText(/WP3 Nacionalni seminarji za različne deležnike.*Vodilni partner: CSIG/);
  await expect(packages.last()).toHaveText(/WP 10 Diseminacija projekta.*Vodilni partner: MFDPŠ/);
  await expect(section(page, 'Rezultati').getByRole('link', { name: 'Model CiSoTRA' })).toBeVisible();
  await expect(section(page, 'Rezultati')).toContainText('rok oktober 2020 · ni znano, ali je oddano');
  await expect(fact(page, 'Datum')).toHaveText(/^neznano\s*izpolni/);

  const chart = page.getByRole('region', { name: 'Časovnica dogodkov' });
  const marks = chart.getByRole('link', { name: /, (Načrtovano|Izvedeno)$/ });
  // Fifty-three events, and the last meeting stands in the lanes of three work packages.
  await expect(marks).toHaveCount(55);
  await expect(chart.getByRole('link', { name: 'Srečanje partnerjev v Regensburgu, 22.–24. maj 2019, Načrtovano' })).toBeVisible();
  const hrefs = await chart.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(await reachedByTab(page, 'Časovnica dogodkov', hrefs.length)).toEqual(hrefs);

  await page.getByRole('radio', { name: 'Tabela' }).click();
  const table = section(page, 'Dogodki').getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(54);
  await expect(table.getByRole('row', { name: 'Srečanje partnerjev v Regensburgu' })).toHaveText(/22\.–24\. maj 2019.*Regensburg, Nemčija.*WP 1.*Načrtovano/);
  await page.getByRole('radio', { name: 'Časovnica' }).click();
  await chart.getByRole('link', { name: 'Srečanje partnerjev v Regensburgu, 22.–24. maj 2019, Načrtovano' }).press('Enter');
  await expect(title(page)).toHaveText('Srečanje partnerjev v Regensburgu');
});

test('a work package says how many were planned and how that came about, and says unknown where nobody knows', async ({ app }) => {
  const page = await app.start('--sample');
  await openProject(page, 'CiSoTRA');
  await section(page, 'Delovni sklopi').getByRole('link', { name: /^WP3/ }).click();
  await expect(title(page)).toHaveText('Nacionalni seminarji za različne deležnike');
  await expect(fact(page, 'Vodilni partner')).toHaveText('CSIG, Taranto, Italija');
  const sum = page.getByRole('button', { name: 'Načrtovani udeleženci: približno 750. Pokaži, kako je nastalo' });
  await sum.press('Enter');
  const how = page.getByRole('dialog', { name: 'Kako je nastalo: Načrtovani udeleženci' });
  await expect(how).toContainText('15 × približno 50 = približno 750');
  await page.keyboard.press('Escape');
  await expect(how).toBeHidden();
  await expect(sum).toBeFocused();
  await sum.hover();
  await sum.click();
  await expect(how).toBeVisible();
  await page.keyboard.press('Escape');

  const packages = page.getByRole('navigation', { name: 'Delovni sklopi projekta' });
  await expect(packages.getByRole('link', { name: 'WP3' })).toHaveAttribute('aria-current', 'page');
  await packages.getByRole('link', { name: 'WP 7' }).click();
  await expect(title(page)).toHaveText('Delavnice za mlade odrasle migrante');
  await expect(fact(page, 'Načrtovani udeleženci')).toHaveText('neznano');
  await expect(fact(page, 'Udeleženci')).toHaveText('neznano');
  await expect(fact(page, 'Mladi odrasli')).toContainText('stari od 18 do 25 let');
});

test('CI.SO.MO tells its objectives by level, its event in Novo mesto what is known and what is not, and the news its weekday', async ({ app }) => {
  const page = await app.start('--sample');
  await openProject(page, 'CI.SO.MO');
  await expect(fact(page, 'Program in ukrep')).toHaveText('Evropa za državljane · 2.3 Projekti civilne družbe');
  await expect(section(page, 'Cilji').getByRole('heading', { level: 3 })).toHaveText(['Splošni cilj razpisa', 'Posebni cilj razpisa', 'Cilj projekta']);
  await expect(section(page, 'Cilji').getByRole('paragraph')).toHaveCount(4);
  await expect(section(page, 'Dejavnosti').getByRole('listitem')).toHaveText([/^\(a\)/, /^\(b\)/, /^\(c\)/]);
  await expect(section(page, 'Rezultati').getByRole('link')).toContainText(['Analiza potreb', 'Zbirka dobrih praks', 'Akcijski načrt', 'Priročnik']);
  await expect(section(page, 'Partnerji').getByRole('link', { name: 'Dodaj partnerje' })).toBeVisible();

  await section(page, 'Dogodki').getByRole('link', { name: NOVO_MESTO }).click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  const event = page.getByRole('article');
  await expect(event).toContainText('Izvedeno');
  await expect(fact(event, 'Datum')).toHaveText(/^20\.–24\. maj 2019 \(5 dni\)\s*kot je zapisano: »od 20\. do 24\. maja 2019«$/);
  await expect(fact(event, 'Kraj').getByRole('link')).toHaveText('Novo mesto, Slovenija');
  await expect(fact(event, 'Neimenovane organizacije')).toHaveText(/^5 – Švedska, Bolgarija, Grčija in Slovenija/);
  await expect(section(page, 'Deli dogodka').getByRole('listitem')).toHaveCount(6);
  await expect(section(page, 'Deli dogodka')).toContainText('Vodeni ogled · Ljubljana, Slovenija');
  await expect(section(page, 'Udeležba')).toContainText('neznano');

  await section(page, 'Udeležba').getByRole('link', { name: /^izpolni/ }).click();
  await expect(page.getByRole('button', { name: 'Shrani dogodek' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'število 1' }).locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(NOVO_MESTO);

  await section(page, 'Novice').getByRole('link').click();
  await expect(title(page)).toHaveText('Novo mesto je gostilo mednarodni dogodek projekta CI.SO.MO');
  await expect(fact(page, 'Objavljeno')).toHaveText(/^31\. maj 2019\s*kot je zapisano: »petek, 31\.5\.2019«\s*Zapisani dan se ujema: bil je petek\.$/);
  await expect(fact(page, 'Pripoveduje o').getByRole('link')).toHaveText(NOVO_MESTO);
});

test('what sources disagree on is shown from both sides, and organisations and places show where they appear', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'pilotna neaplju', 'Splošno usposabljanje: pilotna izvedba v Neaplju');
  const conflict = page.getByRole('status').filter({ hasText: 'Viri se o datumih ne ujemajo. Ohranjeno je oboje:' });
  await expect(conflict.getByRole('listitem')).toHaveText([
    '2018 – »Leta 2018 bo organizirana pilotna izvedba« (Stran o dejavnostih projekta CiSoTRA)',
    'november 2018–januar 2019 – »November 2018 do januar 2019« (Stran o dejavnostih projekta CiSoTRA)',
  ]);
  await expect(page.getByRole('article')).toContainText('Pilotna izvedba');
  await expect(section(page, 'Udeležba').getByRole('row', { name: /^Skupaj/ })).toContainText('15');

  await openBySearch(page, 'mfdpš', 'MFDPŠ');
  await expect(section(page, 'Vloge').getByRole('listitem')).toHaveText([
    /Model CiSoTRA.*avgust 2019–oktober 2020.*Vodilni partner/, /^CiSoTRA.*Partner$/, /Vodenje projekta.*Vodilni partner/, /Diseminacija projekta.*Vodilni partner/,
  ]);
  await fact(page, 'Kraj').getByRole('link', { name: 'Celje, Slovenija' }).click();
  await expect(title(page)).toHaveText('Celje');
  await expect(section(page, 'Dogodki').getByRole('link')).toHaveText('Srečanje partnerjev v Celju ob mednarodni konferenci RoMigSc');
  await expect(section(page, 'Organizacije').getByRole('link')).toHaveText('MFDPŠ');
  await openBySearch(page, 'ljubljana', 'Ljubljana');
  await expect(fact(section(page, 'Imena'), 'nemščina')).toHaveText('Laibach');
});

test('a meeting that two projects share says so, and stands in the order of its project', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'srečanje celje', 'Srečanje partnerjev v Celju ob mednarodni konferenci RoMigSc');
  await expect(fact(page, 'Projekt').getByRole('listitem')).toHaveText(['CiSoTRA', 'RoMigSc – Skupna konferenca']);
  await expect(fact(page, 'Po vrsti')).toContainText('4. od 6, po datumu');
  await expect(fact(page, 'Po vrsti')).toContainText('kot je zapisano: »1.«');
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), 'Projekt').getByRole('listitem')).toHaveText(['CI.SO.MO']);
});

test('beside its list a long record scrolls in its own place, and the window has nothing to scroll to', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(section(page, 'Viri')).not.toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  await section(page, 'Viri').scrollIntoViewIfNeeded();
  await expect(section(page, 'Viri')).toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
