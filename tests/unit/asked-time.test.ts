/** The time that a question asks for as a whole, and how a month is written into it. */

import { expect, it } from 'vitest';
import { readQuestion } from '#shared/domain/asking/read.ts';
import { timeAsked } from '#shared/domain/asking/time.ts';
import { written } from '#shared/domain/asking/write.ts';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';

it.each([
  ['seminar', null], ['year:2019', '2019'], ['seminar date:2019-05', '2019-05'], ['date:2019-05..2019-07', '2019'], ['year:2018..2020', null], ['year:2018..2020 date:2019-05-20', '2019-05'],
  ['year:2018 year:2019', null], ['(novo year:2019) -online', '2019'], ['-year:2019', null], ['year:2018 OR year:2019', null], ['date:>2019', null], ['', null],
])('of "%s" it is %s', (words, time) => {
  expect(timeAsked(readQuestion(words).ask)).toBe(time);
});

it.each(INTERFACE_LANGUAGES)('a year and a month are read again as they were written (%s)', (language) => {
  for (const value of ['2019', '2019-05', '2000-12']) expect(timeAsked(readQuestion(written('date', value, language)).ask)).toBe(value);
});
