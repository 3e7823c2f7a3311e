import { formatDate, weekdayName } from '#shared/domain/date-text.ts';
import { readDate } from '#shared/domain/date-phrase.ts';
import { daySpan, lastDay } from '#shared/domain/dates.ts';
import { today } from '#shared/domain/today.ts';
import { dateSentence } from '#shared/language/sentences.ts';
import { command } from '../command.ts';

/** Reads a date as the forms do; needs no archive. */
export const date = command({
  name: 'date',
  positionals: [{ name: 'phrase', many: true }],
  options: {},
  async run({ given }, { translator, language }) {
    const read = readDate(given.phrase, today());
    const refused = 'problem' in read ? read : read.edtf === null ? ({ problem: 'notADate', proposals: [] } as const) : null;
    const said = (edtf: string) => [weekdayName(edtf, language), formatDate(edtf, language)].filter(Boolean).join(', ');
    if (refused) {
      const sentence = dateSentence(translator, refused, language);
      const meant = refused.proposals.map((edtf) => ({ edtf, said: said(edtf) }));
      return { ok: false, json: { problem: refused.problem, sentence, meant }, lines: [sentence, ...meant.map((one) => `  ${one.said}  (${one.edtf})`)] };
    }
    const edtf = 'edtf' in read ? (read.edtf ?? '') : '';
    const json = { edtf, earliest: daySpan(edtf)?.earliest ?? null, latest: lastDay(edtf), said: said(edtf) };
    return { ok: true, json, lines: [`${json.said}  (${edtf})`] };
  },
});
