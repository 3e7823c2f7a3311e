/** The photographs on the sheet: in order, with their captions, whole, and without what the camera wrote into them. */

import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, connectDirectly } from '../support/connections.ts';
import { eventForm } from '../support/forms.ts';
import { type Pdf, type PdfPage, readPdf } from '../support/pdf.ts';
import { sendFile } from '../support/photos.ts';
import { emptyFolder } from '../support/temporary.ts';

const HEIC = new URL('../fixtures/photo.heic', import.meta.url);

let connection: Connection;

beforeAll(async () => {
  connection = await connectDirectly();
  await connection.client.archive.create({ folder: emptyFolder(), name: 'Test' });
});

afterAll(() => connection.close());

interface Added {
  readonly bytes: Uint8Array;
  readonly name?: string;
  readonly caption?: Record<string, string>;
  readonly creator?: string;
}

async function eventWith(...photos: readonly Added[]): Promise<string> {
  const { client } = connection;
  const { id: eventId } = await client.events.save(eventForm({ status: 'held', title: { sl: 'Dogodek', en: 'Event' } }));
  for (const { bytes, name = 'slika.jpg', caption, creator } of photos) {
    const { id } = await client.photos.add({ uploadId: await sendFile(client, name, bytes), eventId });
    const { revision } = (await client.photos.get({ id })).photo;
    const fields = { caption: caption ?? null, alternative: null, creator: creator ?? null, rights: null };
    if (caption ?? creator) await client.photos.save({ id, revision, draftId: null, fields });
  }
  return eventId;
}

async function bytesOf(eventId: string, language: 'sl' | 'en' = 'sl'): Promise<Uint8Array> {
  const { file: pdf } = await connection.client.reports.make({ report: 'event-sheet', subjectId: eventId, language });
  return new Uint8Array(await pdf.arrayBuffer());
}

const sheetOf = async (eventId: string, language: 'sl' | 'en' = 'sl'): Promise<Pdf> => readPdf(await bytesOf(eventId, language));

const plain = (background: string, width = 400, height = 300) => sharp({ create: { width, height, channels: 3, background } });

const COLOURS = { red: [255, 0, 0], green: [0, 128, 0], blue: [0, 0, 255], yellow: [255, 255, 0], black: [0, 0, 0] } as const;
type Colour = keyof typeof COLOURS;

/** The colour that a picture is nearest to: a JPEG keeps none exactly. */
function colourOf(pixel: readonly number[]): Colour {
  const distance = (colour: Colour) => Math.hypot(...COLOURS[colour].map((part, index) => part - (pixel[index] ?? 0)));
  const [nearest = 'black'] = (Object.keys(COLOURS) as Colour[]).toSorted((one, other) => distance(one) - distance(other));
  return nearest;
}

/** The pictures in the order in which they are read: from the top, from the left. */
function inOrder({ pictures }: PdfPage) {
  return pictures.toSorted((one, other) => other.y + other.height - (one.y + one.height) || one.x - other.x);
}

describe('several photographs', () => {
  const colours: Colour[] = ['red', 'green', 'blue', 'yellow', 'black'];

  test('stand in the order of the event, each with its caption and its photographer under it', async () => {
    const photos = await Promise.all(
      colours.map(async (colour, index) => ({ bytes: await plain(colour).jpeg().toBuffer(), caption: { sl: `Slika ${index + 1}: čaša` }, creator: `Živa ${index + 1}` })),
    );
    const { pages } = await sheetOf(await eventWith(...photos));
    const placed = pages.flatMap((page) => inOrder(page).map((picture) => ({ picture, page })));
    expect(placed.map(({ picture }) => colourOf(picture.middle))).toEqual(colours);
    for (const [index, { picture, page }] of placed.entries()) {
      const below = page.runs.filter((run) => run.y < picture.y && Math.abs(run.x - picture.x) < 1).toSorted((one, other) => other.y - one.y);
      expect(below.slice(0, 2).map((run) => run.text)).toEqual([`Slika ${index + 1}: čaša`, `Foto: Živa ${index + 1}`]);
    }
  });

  test('keep their shape: landscape, portrait, panorama', async () => {
    const sizes = [[1200, 800], [800, 1200], [2000, 400], [40, 30]] as const;
    const photos = await Promise.all(sizes.map(async ([width, height], index) => ({ bytes: await plain(colours[index] ?? 'red', width, height).jpeg().toBuffer() })));
    const { pages } = await sheetOf(await eventWith(...photos));
    const pictures = pages.flatMap(inOrder);
    expect(pictures).toHaveLength(sizes.length);
    for (const [index, [width, height]] of sizes.entries()) {
      const drawn = pictures[index];
      expect((drawn?.width ?? 0) / (drawn?.height ?? 1)).toBeCloseTo(width / height, 1);
    }
  });

  test('stand upright, however the camera was held', async () => {
    const drawing = sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="blue"/><rect width="300" height="200" fill="red"/></svg>'));
    const bytes = await drawing.jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const [picture] = (await sheetOf(await eventWith({ bytes }))).pages.flatMap((page) => page.pictures);
    // Turned to the right by a quarter, what was at the lower left comes to the upper left.
    expect([picture?.columns, picture?.rows, colourOf(picture?.corner ?? [])]).toEqual([278, 417, 'blue']);
  });

  test('have no heading of their own where there are none', async () => {
    expect((await sheetOf(await eventWith())).text).not.toContain('Fotografije');
    expect((await sheetOf(await eventWith({ bytes: await plain('red').jpeg().toBuffer() }))).text).toContain('Fotografije');
  });
});

describe('whatever the camera or the phone made', () => {
  test.each([
    ['PNG', () => plain('green').png().toBuffer()],
    ['WebP', () => plain('green').webp().toBuffer()],
    ['TIFF', () => plain('green').tiff().toBuffer()],
    ['GIF', () => plain('green').gif().toBuffer()],
    ['a JPEG in grey', () => plain('black').greyscale().jpeg().toBuffer()],
    ['a JPEG for print', () => plain('green').toColourspace('cmyk').jpeg().toBuffer()],
  ])('%s is shown', async (name, made) => {
    const pictures = (await sheetOf(await eventWith({ bytes: await made() }))).pages.flatMap((page) => page.pictures);
    expect(pictures.map((picture) => colourOf(picture.middle))).toEqual([name === 'a JPEG in grey' ? 'black' : 'green']);
  });

  test('a HEIC of an iPhone is shown', async () => {
    const bytes = readFileSync(HEIC);
    const eventId = await eventWith({ bytes, name: 'IMG_0001.HEIC' });
    const [photo] = (await connection.client.events.get({ id: eventId })).photos;
    const [picture] = (await sheetOf(eventId)).pages.flatMap((page) => page.pictures);
    expect((picture?.width ?? 0) / (picture?.height ?? 1)).toBeCloseTo((photo?.width ?? 0) / (photo?.height ?? 1), 1);
  });

  test('what is transparent is white as the paper', async () => {
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const [picture] = (await sheetOf(await eventWith({ bytes, name: 'znak.png' }))).pages.flatMap((page) => page.pictures);
    expect(picture?.middle.every((part) => part > 250)).toBe(true);
  });

  test('a picture larger than the paper needs is printed as fine as paper shows it, 200 pixels an inch of its place', async () => {
    const [picture] = (await sheetOf(await eventWith({ bytes: await plain('red', 5000, 4000).jpeg().toBuffer() }))).pages.flatMap((page) => page.pictures);
    expect([picture?.columns, picture?.rows]).toEqual([521, 417]);
    expect((picture?.rows ?? 0) / ((picture?.height ?? 1) / 72)).toBeCloseTo(200, 0);
  });
});

test('where a photograph was taken, with which camera and when stays out of the PDF', async () => {
  const exif = { IFD0: { Make: 'KAMERA-IZDELAVE', Artist: 'SKRITO-IME' }, IFD2: { DateTimeOriginal: '2019:05:21 10:15:00' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 48/1 15/1', GPSLongitudeRef: 'E', GPSLongitude: '15/1 10/1 7/1' } };
  const bytes = await plain('red').withExif(exif).jpeg().toBuffer();
  expect(bytes.toString('latin1')).toContain('SKRITO-IME');
  const eventId = await eventWith({ bytes, name: 'SKRITO-IME-DATOTEKE.jpg' });
  const pdf = Buffer.from(await bytesOf(eventId)).toString('latin1');
  // The JPEG stands in the PDF as it is: what is in it can be read there.
  expect(pdf.includes('/DCTDecode')).toBe(true);
  expect(['Exif', 'KAMERA-IZDELAVE', 'SKRITO-IME', '2019:05:21', 'http://ns.adobe.com/xap/1.0/\0'].filter((hidden) => pdf.includes(hidden))).toEqual([]);
});

test('a caption in another language than the sheet says so, as the description does', async () => {
  const eventId = await eventWith({ bytes: await plain('red').jpeg().toBuffer(), caption: { sl: 'Skupina na vrtu' } });
  expect((await sheetOf(eventId, 'sl')).text).not.toContain('Besedilo v jeziku');
  expect((await sheetOf(eventId, 'en')).text).toMatch(/Skupina na vrtu.* Text in Slovenian/);
});

test('the bytes are the same when the smaller pictures had to be made again', async () => {
  const { client } = connection;
  const eventId = await eventWith({ bytes: await plain('blue').jpeg().toBuffer() }, { bytes: readFileSync(HEIC), name: 'IMG_0002.HEIC' });
  const before = Buffer.from(await bytesOf(eventId));
  const { folder = '' } = (await client.archive.status()) ?? {};
  rmSync(path.join(folder, 'derived'), { recursive: true });
  expect(Buffer.from(await bytesOf(eventId)).equals(before)).toBe(true);
});
