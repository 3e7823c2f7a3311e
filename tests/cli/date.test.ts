/** `kronika date`, typed into a terminal: what the forms' date field understands, for whoever has many. */

import { describe, expect, test } from 'vitest';
import { createTranslator } from '#shared/language/translator.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

describe('kronika date', () => {
  test('says what a phrase means as EDTF, as days, and in words', async () => {
    expect(await kronikaJson(['date', '22.–25. 6. 2017', '--language', 'sl'])).toEqual({
      edtf: '2017-06-22/2017-06-25', earliest: '2017-06-22', latest: '2017-06-25', said: expect.stringMatching(/^22\.–25\. junij 2017$/),
    });
    expect(await kronikaJson(['date', 'od', 'maja', '2018', 'naprej'])).toEqual({ edtf: '2018-05/..', earliest: '2018-05-01', latest: null, said: 'from May 2018 onwards' });
    expect(await kronika(['date', 'petek, 31. 5. 2019', '--language', 'sl'])).toMatchObject({ status: 0, out: 'petek, 31. maj 2019  (2019-05-31)\n', err: '' });
  });

  test('refuses with its sentence and status 1 what is none, and says what may have been meant', async () => {
    const { t } = createTranslator('sl');
    expect(await kronika(['date', 'konec', 'maja', '2018', '--language', 'sl'])).toMatchObject({ status: 1, out: '', err: `${t('errors:date.vague', { word: 'konec' })}\n` });
    expect((await kronika(['date', '22.6.17', '--language', 'sl'])).err).toBe(`${t('errors:date.century')}\n  četrtek, 22. junij 2017  (2017-06-22)\n  petek, 22. junij 1917  (1917-06-22)\n`);
    const { status, out } = await kronika(['date', 'zima 2018', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({
      problem: 'winter', sentence: createTranslator('en').t('errors:date.winter'), meant: [{ edtf: '2018-24', said: 'winter 2018/19' }, { edtf: '2017-24', said: 'winter 2017/18' }],
    });
  });
});
