/** A report with a part of each kind, made up for a test. */

import { type Chart, type CountryMap, type Report, type Table, section, text } from '../../electron/reports/tree.ts';

/** As grant agreements of the programme are numbered. */
export const GRANT = '576472-CITIZ-1-2016-2-SI-CITIZ-CIV';

export const chart: Chart = {
  is: 'chart', name: 'Udeleženci', alternative: 'Od leta 2017 do 2020 je sodelovalo vedno več ljudi.', look: 'bars', axis: 'Leto', groups: ['2017', '2018', '2019', '2020'],
  series: [{ name: 'Ženske', values: [12, 40, 0, null] }, { name: 'Moški', values: [10, null, 7, null] }],
};

export const map: CountryMap = {
  is: 'map', name: 'Od kod', alternative: 'Največ jih je iz Slovenije.', axis: 'Država', figure: 'Udeleženci',
  countries: [{ code: 'SI', name: 'Slovenija', value: 1320 }, { code: 'IT', name: 'Italija', value: 45 }, { code: 'AT', name: 'Avstrija', value: null }, { code: 'JP', name: 'Japonska', value: 3 }],
};

export const table: Table = {
  is: 'table', name: 'Kraji', columns: [{ name: 'Kraj' }, { name: 'Država' }, { name: 'Državljani', isFigure: true }],
  rows: [['Ptuj', 'Slovenija', '12.000'], ['Videm', 'Italija', 'približno 40'], ['007', 'Avstrija', '7']], total: ['Skupaj', '12.047'],
};

export const PHOTO = '1'.padStart(64, '0');

export function longReport(fields: Partial<Report> = {}): Report {
  return {
    language: 'sl', title: 'Letno poročilo & pregled', kind: 'Poročilo', emblem: true, support: { text: 'With the support of the programme', language: 'en' },
    lead: [text({ text: `Sporazum št. ${GRANT}` }, 'lead')],
    content: [
      section('Pregled', [
        text({ text: 'Prvi odstavek.\nDruga vrstica.' }),
        { is: 'facts', rows: [['Številka', { text: GRANT }], ['Geslo', { text: 'Unity in diversity', language: 'en' }]] },
        { is: 'list', items: [{ text: 'prva točka' }, { text: 'second point', language: 'en' }] },
      ]),
      section('Številke', [section('Po letih', [chart, map], 2), section('Po krajih', [section('Vsi kraji', [table], 3)], 2)]),
      section('Fotografije', [{ is: 'pictures', pictures: [{ sha256: PHOTO, alternative: 'Ljudje na trgu', words: [text({ text: 'Odprtje' }), text({ text: 'Foto: Ana' }, 'credit')] }] }]),
    ],
    signatures: ['Kraj in datum', 'Podpis'], smallPrint: { text: 'This reflects the views only of the author.', language: 'en' }, changedAt: '2021-06-01T10:00:00.000Z', fileName: 'porocilo', ...fields,
  };
}
