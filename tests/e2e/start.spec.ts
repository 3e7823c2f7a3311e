import { expect, test } from './support/app.ts';

test('without an archive the first screen offers to create one, to open one, and the sample', async ({ app }) => {
  const page = await app.start();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kronika');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Ustvari arhiv', 'Odpri arhiv', 'Razišči vzorec']);
});

test('--sample goes straight to the two projects', async ({ app }) => {
  const page = await app.start('--sample');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Projekti');
  await expect(page.getByRole('main').getByRole('link', { name: /^CI\.SO\.MO/ })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /^CiSoTRA/ })).toBeVisible();
});
