import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { NOVO_MESTO, beginsWith, fact, inOrder, openBySearch, openNovoMesto, section, title, wholly } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');
const about = (number: number) => sl('domain:count.about', { number });

/** A meeting as the timeline says it. */
const MEETING_MARK = `Srečanje partnerjev v Regensburgu, 22.–24. maj 2019, ${sl('domain:outcome.late')}`;

async function openProject(page: Page, acronym: string): Promise<void> {
  await page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.projects') }).click();
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
  await app.goto('/projects');
  const lines = page.getByRole('main').getByRole('listitem');
  await expect(lines.filter({ hasText: 'CI.SO.MO' })).toHaveText(inOrder(sl('app:projects.eventsIn', { span: '2019' }), 'Evropa za državljane · Projekti civilne družbe', sl('app:projects.events', { count: 1 })));
  await expect(lines.filter({ hasText: 'CiSoTRA' })).toHaveText(inOrder(sl('app:projects.eventsIn', { span: '2018–2020' }), sl('app:projects.noProgramme'), sl('app:projects.workPackages', { count: 10 }), sl('app:projects.events', { count: 53 })));
  await expect(section(page, sl('app:projects.others')).getByRole('link')).toHaveText(/RoMigSc/);

  await openProject(page, 'CiSoTRA');
  await expect(fact(section(page, sl('app:project.partners')), sl('domain:role.partner')).getByRole('listitem')).toHaveText([
    'MFDPŠ, Celje, Slovenija', 'ISOB, Regensburg, Nemčija', 'CSIG, Taranto, Italija', 'POU, Neapelj, Italija', 'AS, Atene, Grčija', 'IBU, Istanbul, Turčija',
  ]);
  const packages = section(page, sl('domain:kinds.workPackage')).getByRole('listitem');
  await expect(packages).toHaveCount(10);
  await expect(packages.first()).toHaveText(inOrder('WP 1 Vodenje projekta', `${sl('domain:role.lead')}: MFDPŠ`));
  await expect(packages.nth(2)).toHaveText(inOrder('WP3 Nacionalni seminarji za različne deležnike', `${sl('domain:role.lead')}: CSIG`));
  await expect(packages.last()).toHaveText(inOrder('WP 10 Diseminacija projekta', `${sl('domain:role.lead')}: MFDPŠ`));
  await expect(section(page, sl('domain:kinds.output')).getByRole('link', { name: 'Model CiSoTRA' })).toBeVisible();
  await expect(section(page, sl('domain:kinds.output'))).toContainText(`${sl('app:outputs.due', { date: 'oktober 2020' })} · ${sl('app:outputs.notKnownDelivered')}`);
  await expect(fact(page, sl('domain:field.dates'))).toHaveText(inOrder(sl('domain:unknown'), sl('app:unknown.fillIn')));

  const chart = page.getByRole('region', { name: sl('app:timeline.label') });
  const marks = chart.getByRole('link', { name: new RegExp(`, (${sl('domain:outcome.late')}|${sl('domain:outcome.held')})$`) });
  // Fifty-three events, and the last meeting stands in the lanes of three work packages.
  await expect(marks).toHaveCount(55);
  await expect(chart.getByRole('link', { name: MEETING_MARK })).toBeVisible();
  const hrefs = await chart.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(await reachedByTab(page, sl('app:timeline.label'), hrefs.length)).toEqual(hrefs);

  await page.getByRole('radio', { name: sl('app:timeline.table') }).click();
  const table = section(page, sl('domain:kinds.event')).getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(54);
  await expect(table.getByRole('row', { name: 'Srečanje partnerjev v Regensburgu' })).toHaveText(inOrder('22.–24. maj 2019', 'Regensburg, Nemčija', 'WP 1', sl('domain:outcome.late')));
  await page.getByRole('radio', { name: sl('app:timeline.chart') }).click();
  await chart.getByRole('link', { name: MEETING_MARK }).press('Enter');
  await expect(title(page)).toHaveText('Srečanje partnerjev v Regensburgu');
});

test('a work package says how many were planned and how that came about, and says unknown where nobody knows', async ({ app }) => {
  const page = await app.start('--sample');
  await openProject(page, 'CiSoTRA');
  await section(page, sl('domain:kinds.workPackage')).getByRole('link', { name: /^WP3/ }).click();
  await expect(title(page)).toHaveText('Nacionalni seminarji za različne deležnike');
  await expect(fact(page, sl('domain:role.lead'))).toHaveText('CSIG, Taranto, Italija');
  const sum = page.getByRole('button', { name: sl('app:count.show', { label: sl('app:participation.planned'), sum: about(750) }) });
  await sum.press('Enter');
  const how = page.getByRole('dialog', { name: sl('app:count.how', { label: sl('app:participation.planned') }) });
  await expect(how).toContainText(sl('app:count.equals', { terms: `15 × ${about(50)}`, sum: about(750) }));
  await page.keyboard.press('Escape');
  await expect(how).toBeHidden();
  await expect(sum).toBeFocused();
  await sum.hover();
  await sum.click();
  await expect(how).toBeVisible();
  await page.keyboard.press('Escape');

  const packages = page.getByRole('navigation', { name: sl('app:workPackage.all') });
  await expect(packages.getByRole('link', { name: 'WP3' })).toHaveAttribute('aria-current', 'page');
  await packages.getByRole('link', { name: 'WP 7' }).click();
  await expect(title(page)).toHaveText('Delavnice za mlade odrasle migrante');
  await expect(fact(page, sl('app:participation.planned'))).toHaveText(sl('domain:unknown'));
  await expect(fact(page, sl('app:participation.actual'))).toHaveText(sl('domain:unknown'));
  await expect(fact(page, sl('domain:audienceGroup.youngAdults'))).toContainText(sl('app:ages.between', { from: 18, to: 25 }));
});

test('CI.SO.MO tells its objectives by level, its event in Novo mesto what is known and what is not, and the news its weekday', async ({ app }) => {
  const page = await app.start('--sample');
  await openProject(page, 'CI.SO.MO');
  await expect(fact(page, sl('domain:field.measureId'))).toHaveText('Evropa za državljane · 2.3 Projekti civilne družbe');
  await expect(section(page, sl('app:project.objectives')).getByRole('heading', { level: 3 })).toHaveText([sl('domain:objectiveLevel.callGeneral'), sl('domain:objectiveLevel.callSpecific'), sl('domain:objectiveLevel.project')]);
  await expect(section(page, sl('app:project.objectives')).getByRole('paragraph')).toHaveCount(4);
  await expect(section(page, sl('app:project.tasks')).getByRole('listitem')).toHaveText([/^\(a\)/, /^\(b\)/, /^\(c\)/]);
  await expect(section(page, sl('domain:kinds.output')).getByRole('link')).toContainText(['Analiza potreb', 'Zbirka dobrih praks', 'Akcijski načrt', 'Priročnik']);
  await expect(section(page, sl('app:project.partners')).getByRole('link', { name: sl('app:project.addPartner') })).toBeVisible();

  await section(page, sl('domain:kinds.event')).getByRole('link', { name: NOVO_MESTO }).click();
  await expect(title(page)).toHaveText(NOVO_MESTO);
  const event = page.getByRole('article');
  await expect(event).toContainText(sl('domain:eventStatus.held'));
  await expect(fact(event, sl('domain:field.dates'))).toHaveText(wholly(`20.–24. maj 2019 (${sl('app:events.days', { count: 5 })})`, sl('app:text.written', { text: 'od 20. do 24. maja 2019' })));
  await expect(fact(event, sl('domain:field.placeId')).getByRole('link')).toHaveText('Novo mesto, Slovenija');
  await expect(fact(event, sl('domain:kind.unnamedOrganisations'))).toHaveText(/^5 – Švedska, Bolgarija, Grčija in Slovenija/);
  await expect(section(page, sl('app:events.parts')).getByRole('listitem')).toHaveCount(6);
  await expect(section(page, sl('app:events.parts'))).toContainText(`${sl('domain:eventType.guidedTour')} · Ljubljana, Slovenija`);
  await expect(section(page, sl('domain:kind.participation'))).toContainText(sl('domain:unknown'));

  await section(page, sl('domain:kind.participation')).getByRole('link', { name: beginsWith(sl('app:unknown.fillIn')) }).click();
  await expect(page.getByRole('button', { name: sl('app:events.save') })).toBeVisible();
  await expect(page.getByRole('group', { name: sl('app:participation.row', { number: 1 }) }).locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveText(NOVO_MESTO);

  await section(page, sl('domain:kinds.newsItem')).getByRole('link').click();
  await expect(title(page)).toHaveText('Novo mesto je gostilo mednarodni dogodek projekta CI.SO.MO');
  await expect(fact(page, sl('domain:field.published'))).toHaveText(wholly('31. maj 2019', sl('app:text.written', { text: 'petek, 31.5.2019' }), sl('app:news.weekdayAgrees', { weekday: 'petek' })));
  await expect(fact(page, sl('app:news.tellsOf')).getByRole('link')).toHaveText(NOVO_MESTO);
});

test('what sources disagree on is shown from both sides, and organisations and places show where they appear', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'pilotna neaplju', 'Splošno usposabljanje: pilotna izvedba v Neaplju');
  const conflict = page.getByRole('status').filter({ hasText: sl('app:conflict.dates') });
  await expect(conflict.getByRole('listitem')).toHaveText([
    '2018 – »Leta 2018 bo organizirana pilotna izvedba« (Stran o dejavnostih projekta CiSoTRA)',
    `november 2018–januar 2019 – »November 2018 do januar 2019« (Stran o dejavnostih projekta CiSoTRA) · ${sl('app:sources.followed')}`,
  ]);
  await expect(page.getByRole('article')).toContainText(sl('domain:occurrence.pilot'));
  await expect(section(page, sl('domain:kind.participation')).getByRole('row', { name: beginsWith(sl('app:participation.total')) })).toContainText('15');

  await openBySearch(page, 'mfdpš', 'MFDPŠ');
  const lead = sl('domain:role.lead');
  await expect(section(page, sl('app:organisations.rolesTitle')).getByRole('listitem')).toHaveText([
    inOrder('Model CiSoTRA', 'avgust 2019–oktober 2020', lead), inOrder('CiSoTRA', sl('domain:role.partner')), inOrder('Vodenje projekta', lead), inOrder('Diseminacija projekta', lead),
  ]);
  await fact(page, sl('domain:field.placeId')).getByRole('link', { name: 'Celje, Slovenija' }).click();
  await expect(title(page)).toHaveText('Celje');
  await expect(section(page, sl('domain:kinds.event')).getByRole('link')).toHaveText('Srečanje partnerjev v Celju ob mednarodni konferenci RoMigSc');
  await expect(section(page, sl('domain:kinds.organisation')).getByRole('link')).toHaveText('MFDPŠ');
  await openBySearch(page, 'ljubljana', 'Ljubljana');
  await expect(fact(section(page, sl('app:placesPage.names')), 'nemščina')).toHaveText('Laibach');
});

test('a meeting that two projects share says so, and stands in the order of its project', async ({ app }) => {
  const page = await app.start('--sample');
  await openBySearch(page, 'srečanje celje', 'Srečanje partnerjev v Celju ob mednarodni konferenci RoMigSc');
  await expect(fact(page, sl('domain:kind.project')).getByRole('listitem')).toHaveText(['CiSoTRA', `RoMigSc – ${sl('domain:projectLink.sharedConference')}`]);
  await expect(fact(page, sl('app:events.order'))).toContainText(sl('app:events.orderOf', { index: 4, of: 6 }));
  await expect(fact(page, sl('app:events.order'))).toContainText(sl('app:text.written', { text: '1.' }));
  await openNovoMesto(page);
  await expect(fact(page.getByRole('article'), sl('domain:kind.project')).getByRole('listitem')).toHaveText(['CI.SO.MO']);
});

test('beside its list a long record scrolls in its own place, and the window has nothing to scroll to', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await expect(section(page, sl('app:sources.title'))).not.toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  await section(page, sl('app:sources.title')).scrollIntoViewIfNeeded();
  await expect(section(page, sl('app:sources.title'))).toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
