/** The event sheet of the sample's event in Novo mesto: all that the archive knows of it, and nothing else. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import cisomo from '#resources/sample/cisomo.json' with { type: 'json' };
import { createTranslator } from '#shared/language/translator.ts';
import { type Connection, connectDirectly } from '../support/connections.ts';
import { type Pdf, readPdf, rowsOf } from '../support/pdf.ts';
import { novoMestoEvent } from '../support/records.ts';
import { sampleFolder } from '../support/sample.ts';

const recorded = cisomo.find((record) => 'key' in record && record.key === 'novo-mesto-event') as { description: Record<'sl' | 'en', string> };

const STATEMENT = 'With the support of the Europe for Citizens Programme of the European Union';
const DISCLAIMER =
  'This project has been funded with support from the European Commission. This publication reflects the views only of the author, and the Commission cannot be held responsible for any use which may be made of the information contained therein.';

const DISCLAIMER_AS_PRINTED = 'Izvedba tega projekta je financirana s strani Evropske komisije. Vsebina publikacije (komunikacije) je izključno odgovornost avtorja in v nobenem primeru ne predstavlja stališč Evropske komisije.';

/** The whole sheet, in the order in which it is read. The programme's statement is known in English only, its disclaimer in Slovenian as others print it. */
const SHEETS = {
  sl: [
    STATEMENT,
    'Opisni list dogodka',
    'Mednarodni dogodek CI.SO.MO v Novem mestu',
    'Evropa za državljane · Ukrep 2.3: Projekti civilne družbe',
    'Projekt CI.SO.MO',
    'Udeležba',
    'Število udeležencev ni zabeleženo.',
    'Kraj in datumi',
    'Kraj dogodka: Novo mesto, Slovenija, od 20. 5. 2019 do 24. 5. 2019.',
    'Kratek opis',
    recorded.description.sl,
    'Kraj in datum Ime in funkcija Podpis',
    DISCLAIMER_AS_PRINTED,
    'Stran 1 od 1',
  ],
  en: [
    STATEMENT,
    'Event sheet',
    'CI.SO.MO international event in Novo mesto',
    'Europe for Citizens · Measure 2.3: Civil society projects',
    'Project CI.SO.MO',
    'Participation',
    'The number of participants is not recorded.',
    'Location and dates',
    'The event took place in Novo mesto, Slovenia, from 20/05/2019 to 24/05/2019.',
    'Short description',
    recorded.description.en,
    'Place and date Name and function Signature',
    DISCLAIMER,
    'Page 1 of 1',
  ],
};

let connection: Connection;
let eventId: string;

beforeAll(async () => {
  connection = await connectDirectly();
  await connection.client.archive.open({ folder: await sampleFolder() });
  eventId = await novoMestoEvent(connection.client);
});

afterAll(() => connection.close());

describe.each(['sl', 'en'] as const)('the sheet of Novo mesto in %s', (language) => {
  let sheet: Pdf;

  beforeAll(async () => {
    const { file: pdf } = await connection.client.reports.make({ report: 'event-sheet', subjectId: eventId, language });
    sheet = await readPdf(new Uint8Array(await pdf.arrayBuffer()));
  });

  test('says what the archive knows, word for word, and nothing else', () => {
    expect(sheet.pages).toHaveLength(1);
    expect(sheet.text).toBe(SHEETS[language].join(' '));
  });

  test('has no figure but those of the measure, the dates and the page', () => {
    const month = { sl: '5', en: '05' }[language];
    expect(sheet.text.match(/\d+/g)).toEqual(['2', '3', '20', month, '2019', '24', month, '2019', '1', '1']);
  });

  test('says that the number of participants is not known, and draws no table of them', () => {
    const { t } = createTranslator(language);
    expect(sheet.text).toContain(t('reports:eventSheet.involvedUnknown'));
    expect(rowsOf(sheet.pages[0])).not.toContainEqual([t('reports:eventSheet.city'), expect.anything(), expect.anything()]);
  });

  test('holds no picture, since the archive has none of it', () => {
    expect(sheet.pages.flatMap((page) => page.pictures)).toEqual([]);
  });
});

test('before it is printed, the counts of participants are named as missing, and where they are mended', async () => {
  const gaps = await connection.client.reports.gaps({ report: 'event-sheet', subjectId: eventId, language: 'en' });
  const [first] = gaps;
  expect(first).toEqual({ code: 'noParticipants', weight: 'missing', kind: 'event', id: eventId, field: 'participation', params: {}, name: null, source: null });
  expect(createTranslator('en').t('domain:gap.noParticipants')).toBe('The participant counts are missing.');
  expect(createTranslator('sl').t('domain:gap.noParticipants')).toBe('Manjka število udeležencev.');
});

test('the parts of the event have sheets of their own, which do not claim all its days for a single visit', async () => {
  const [visit] = await connection.client.events.titled({ words: 'obisk slovenske filantropije' });
  const { file: pdf } = await connection.client.reports.make({ report: 'event-sheet', subjectId: visit?.id ?? '', language: 'en' });
  const { text } = await readPdf(new Uint8Array(await pdf.arrayBuffer()));
  expect(text).toContain('The event took place in Ljubljana, Slovenia,');
  // It was held once within these days, and nobody knows on which.
  expect(text).not.toContain('from 20/05/2019 to 24/05/2019');
});
