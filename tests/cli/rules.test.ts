/** `kronika rules`: the list, the answers as a file, and such a file taken in. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleFolder } from '../support/sample.ts';
import { sentence } from '../support/sentences.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { kronika, kronikaJson } from '../support/terminal.ts';

const RULE = 'efc 2.2 minEvents 2014-2020';

interface Listed {
  readonly version: string;
  readonly rules: readonly { readonly id: string; readonly status: string }[];
}

test('rules are listed with their values and how they stand; answers go out as a file and come in from one', async () => {
  const folder = await sampleFolder();
  const statusOf = async () => (await kronikaJson<Listed>(['rules', folder])).rules.find(({ id }) => id === RULE)?.status;
  const { out } = await kronika(['rules', folder]);
  expect(out).toContain('europe-for-citizens-2014-2020\n');
  expect(out).toContain('  Events, at least (2.2, 2014–2020): 4 (unconfirmed)\n');
  expect(out).toContain('  Grant by invited participants (2.1, 2014–2020): not known (empty)\n');
  const file = path.join(temporaryFolder(), 'answers.json');
  writeFileSync(file, JSON.stringify({ kronika: 'rules', version: '2026-11-29', answers: [{ rule: RULE, callYear: null, lines: [], confirmed: true, note: null }] }));
  expect(await kronikaJson(['rules', folder, '--import', file])).toEqual({ file, taken: 1, same: 0 });
  expect(await statusOf()).toBe('confirmed');
  const out2 = path.join(temporaryFolder(), 'out.json');
  expect(await kronikaJson(['rules', folder, '--export', out2])).toEqual({ file: out2, answers: 1 });
  expect(JSON.parse(readFileSync(out2, 'utf8'))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

test('a file that is not there, is none, or would lie in the archive is refused, and why is said', async () => {
  const folder = await sampleFolder();
  const missing = path.join(temporaryFolder(), 'none.json');
  const told = (words: string) => ({ status: 1, out: '', err: `${words}\n` });
  expect(await kronika(['rules', folder, '--import', missing])).toEqual(told(sentence('en', 'table.fileMissing', { file: missing })));
  writeFileSync(missing, 'no JSON');
  expect(await kronika(['rules', folder, '--import', missing])).toEqual(told(sentence('en', 'rules.notAFile', { name: 'none.json' })));
  const inside = path.join(folder, 'media', 'rules.json');
  expect(await kronika(['rules', folder, '--export', inside])).toEqual(told(sentence('en', 'report.insideArchive', { file: inside, folder })));
  expect(existsSync(inside)).toBe(false);
});
