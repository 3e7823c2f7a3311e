import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { LARGEST_PHOTO } from '#shared/contract/photos.ts';
import { jpeg, jpegFile } from '../support/pictures.ts';
import { type App, expect, test } from './support/app.ts';
import { fact, openNovoMesto, section, title } from './support/steps.ts';
import { words } from './support/words.ts';

const sl = words('sl');

const photos = (page: Page) => section(page, sl('domain:kinds.photo'));
const pictures = (page: Page) => photos(page).getByRole('listitem').getByRole('img');
const problems = (page: Page) => photos(page).getByRole('alert').getByRole('listitem');

/** A folder of the test's own with files to be brought in. */
function folderOf(app: App): string {
  const folder = path.join(app.home, 'fotografije');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A file of a size, of which the disk holds no more than what it begins with. */
function emptyFile(app: App, name: string, bytes: number, head: Buffer = Buffer.alloc(0)): string {
  const file = path.join(folderOf(app), name);
  const opened = openSync(file, 'w');
  writeSync(opened, head);
  ftruncateSync(opened, bytes);
  closeSync(opened);
  return file;
}

/** Drops files as the system does when they are dragged from a folder. */
async function drop(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to drop on');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, data: { items: [], files: [...files], dragOperationsMask: 1 } };
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at });
  await session.detach();
}

async function chooseFiles(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await photos(page).getByRole('button', { name: sl('app:photos.choose') }).click();
  await (await chooser).setFiles([...files]);
}

/** True when every picture that is shown has come from the archive. */
function drawn(images: Locator): Promise<boolean> {
  return images.evaluateAll((all) => all.length > 0 && all.every((image) => (image as HTMLImageElement).naturalWidth > 0 && !(image as HTMLImageElement).src.startsWith('data:')));
}

test('photos that are dropped and chosen stand in their order with their pictures, are described in two languages, and are there after a restart', { tag: '@desktop' }, async ({ app }) => {
  let page = await app.start('--sample');
  const [one, two, three] = [await jpegFile(folderOf(app), 'krog.jpg', { seed: 3 }), await jpegFile(folderOf(app), 'kavarna.jpg', { seed: 5, taken: '2019:05:21 10:15:00' }), await jpegFile(folderOf(app), 'ogled.jpg', { seed: 9 })];
  await openNovoMesto(page);
  await drop(page, photos(page).getByText(sl('app:photos.dropFirst')), [one, two]);
  await expect(pictures(page)).toHaveCount(2);
  await chooseFiles(page, [three]);
  await expect(pictures(page)).toHaveCount(3);
  const alternatives = () => pictures(page).evaluateAll((all) => all.map((image) => (image as HTMLImageElement).alt));
  const undescribed = ['krog.jpg', 'kavarna.jpg', 'ogled.jpg'].map((name) => sl('app:photos.undescribed', { name }));
  expect(await alternatives()).toEqual(undescribed);
  await expect.poll(() => drawn(pictures(page))).toBe(true);

  await photos(page).getByRole('link').nth(1).click();
  await expect(title(page)).toHaveText('kavarna.jpg');
  await expect(fact(page, sl('domain:field.takenAt'))).toHaveText('21. maj 2019, 10:15');
  await page.getByRole('textbox', { name: `${sl('domain:field.caption')}, slovenščina` }).fill('Svetovna kavarna');
  await page.getByRole('group', { name: sl('domain:field.caption') }).getByRole('button').click();
  await page.getByRole('menuitem', { name: 'angleščina' }).click();
  await page.getByRole('textbox', { name: `${sl('domain:field.caption')}, angleščina` }).fill('World Café');
  await page.getByRole('textbox', { name: sl('domain:field.creator') }).fill('Ana Kovač');
  await page.getByRole('button', { name: sl('app:photos.save') }).click();
  await expect(title(page)).toHaveText('Svetovna kavarna');
  // By key: the form below begins anew at this moment, and where a press would land moves.
  await fact(page, sl('domain:kind.event')).getByRole('link').press('Enter');
  await expect(photos(page)).toBeInViewport();
  await expect(photos(page).getByRole('listitem').nth(1)).toHaveText('Svetovna kavarna');

  await app.quit();
  page = await app.start('--sample');
  await openNovoMesto(page);
  await photos(page).scrollIntoViewIfNeeded();
  await expect(photos(page).getByRole('listitem')).toHaveText([sl('app:photos.noCaption'), 'Svetovna kavarna', sl('app:photos.noCaption')]);
  await expect.poll(() => drawn(pictures(page))).toBe(true);
  await page.getByRole('navigation', { name: sl('app:rail.main') }).getByRole('link', { name: sl('app:rail.photos') }).click();
  await expect(page.getByRole('main').getByRole('img')).toHaveCount(3);
});

test('each file that is no photo, too large or there already gets its one sentence, and the good ones beside it stay', async ({ app }) => {
  const page = await app.start('--sample');
  const good = [await jpegFile(folderOf(app), 'krog.jpg', { seed: 3 }), await jpegFile(folderOf(app), 'ogled.jpg', { seed: 9 })];
  const letter = path.join(folderOf(app), 'dopis.jpg');
  writeFileSync(letter, 'Spoštovani,');
  const large = emptyFile(app, 'velika.jpg', LARGEST_PHOTO + 1);
  await openNovoMesto(page);
  await chooseFiles(page, [good[0] ?? '', letter, large, good[1] ?? '']);
  await expect(problems(page)).toHaveText([
    sl('errors:photo.notAPhoto', { name: 'dopis.jpg' }),
    sl('errors:photo.tooLarge', { name: 'velika.jpg', limitMegabytes: 200 }),
  ]);
  await expect(pictures(page)).toHaveCount(2);
  await chooseFiles(page, [good[1] ?? '']);
  await expect(problems(page)).toHaveText([sl('errors:photo.alreadyThere', { name: 'ogled.jpg' })]);
  await expect(pictures(page)).toHaveCount(2);

  // Who is on one asks that it is not kept: it goes for good, after a question that says what that means, and is not added again.
  await photos(page).getByRole('link').nth(1).click();
  await page.getByRole('button', { name: sl('app:erasePhoto.button') }).click();
  const question = page.getByRole('alertdialog', { name: sl('app:erasePhoto.ask', { name: 'ogled.jpg' }) });
  await expect(question).toContainText(sl('app:erasePhoto.backups'));
  await question.getByRole('button', { name: sl('app:erase.confirm') }).click();
  await expect(page.getByRole('status').filter({ hasText: sl('app:erasePhoto.done', { count: 1 }) })).toBeVisible();
  await expect(pictures(page)).toHaveCount(1);
  await chooseFiles(page, [good[1] ?? '']);
  await expect(problems(page)).toHaveText([sl('errors:photo.erased', { name: 'ogled.jpg' })]);
});

test('adding says which file it is at and how far, and can be stopped; what was added before stays', async ({ app }) => {
  const page = await app.start('--sample');
  const good = await jpegFile(folderOf(app), 'krog.jpg', { seed: 3 });
  const slow = emptyFile(app, 'panorama.jpg', LARGEST_PHOTO, await jpeg());
  await openNovoMesto(page);
  await chooseFiles(page, [good, slow]);
  const adding = photos(page).getByRole('status');
  await expect(adding).toContainText(sl('app:photos.adding', { name: 'panorama.jpg', index: 2, of: 2 }));
  await expect(adding).toContainText(/\d+\s?%/);
  await adding.getByRole('button', { name: sl('app:jobs.cancel') }).click();
  await expect(problems(page)).toHaveText([sl('errors:job.cancelled')]);
  await expect(adding).toBeEmpty();
  await expect(pictures(page)).toHaveCount(1);
  await chooseFiles(page, [await jpegFile(folderOf(app), 'ogled.jpg', { seed: 9 })]);
  await expect(pictures(page)).toHaveCount(2);
});

test('a photo goes to the trash without a question and comes back from it, and from undo, to its place among the others', async ({ app }) => {
  const page = await app.start('--sample');
  await openNovoMesto(page);
  await chooseFiles(page, [await jpegFile(folderOf(app), 'krog.jpg', { seed: 3 }), await jpegFile(folderOf(app), 'ogled.jpg', { seed: 9 })]);
  await expect(pictures(page)).toHaveCount(2);
  await photos(page).getByRole('link').first().click();
  await expect(title(page)).toHaveText('krog.jpg');
  await page.getByRole('button', { name: sl('app:record.delete'), exact: true }).click();
  await expect(pictures(page)).toHaveCount(1);
  await page.getByRole('link', { name: sl('app:rail.trash') }).click();
  await page.getByRole('main').getByRole('listitem').filter({ hasText: 'krog.jpg' }).getByRole('button', { name: sl('app:trash.restore') }).click();
  await expect(page.getByRole('main')).toContainText(sl('app:trash.empty'));
  await openNovoMesto(page);
  await expect(pictures(page).first()).toHaveAttribute('alt', /krog\.jpg/);
  await expect.poll(() => drawn(pictures(page))).toBe(true);
});
