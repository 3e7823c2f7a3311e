/** What was changed in a form, and how it is put over a record that changed meanwhile. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormValues, type RowsPatch, isSame, patchOf, rebase } from '#shared/domain/difference.ts';

interface Part {
  readonly id: string | null;
  readonly value: number | null;
  readonly text: Readonly<Record<string, string>>;
}

interface Form extends FormValues {
  readonly fields: { readonly title: Readonly<Record<string, string>>; readonly note: string | null; readonly tags: readonly string[] };
  readonly parts: readonly Part[];
}

const LISTS = ['parts'];
const texts = fc.dictionary(fc.constantFrom('sl', 'en'), fc.string({ maxLength: 3 }), { noNullPrototype: true });
const fields = fc.record({ title: texts, note: fc.option(fc.string({ maxLength: 3 })), tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }) });
const part = (ids: fc.Arbitrary<string | null>) => fc.record({ id: ids, value: fc.option(fc.nat(3)), text: texts });

/** Known parts have ids, each once. */
const known = fc.uniqueArray(part(fc.constantFrom('1', '2', '3', '4')), { maxLength: 4, selector: (row) => row.id });
const form = fc.record({ id: fc.constant('r'), revision: fc.constant('0'), fields, parts: known }) as fc.Arbitrary<Form>;

/** The same form after someone worked in it: rows changed, taken away, put elsewhere, added. */
const edited = (opened: Form): fc.Arbitrary<Form> =>
  fc
    .record({ fields, rows: fc.shuffledSubarray([...opened.parts]), changed: fc.array(fc.option(fc.nat(3)), { minLength: 4, maxLength: 4 }), added: fc.array(part(fc.constant(null)), { maxLength: 2 }) })
    .map((work) => ({ ...opened, fields: work.fields, parts: [...work.rows.map((row, index) => ({ ...row, value: work.changed[index] ?? row.value })), ...(work.added as Part[])] }));

const opening = form.chain((opened) => fc.tuple(fc.constant(opened), edited(opened)));

/** Does to a record what a patch says, as the archive does. */
function applied(record: Form, patch: ReturnType<typeof patchOf<Form>>): Form {
  const { rows, removed } = (patch as unknown as { parts: RowsPatch }).parts;
  const left = record.parts.filter((row) => !removed.includes(row.id ?? ''));
  const named = rows.map((row) => ({ ...left.find((old) => old.id !== null && old.id === row.id), ...row }) as Part);
  return { ...record, fields: { ...record.fields, ...(patch.fields as object) }, parts: [...named, ...left.filter((row) => !rows.some((other) => other.id === row.id))] };
}

describe('a patch', () => {
  it('makes of what was opened what the form holds, whatever was done in it', () => {
    fc.assert(
      fc.property(opening, ([opened, values]) => {
        expect(applied(opened, patchOf(opened, values, LISTS))).toEqual(values);
      }),
    );
  });

  it('says nothing of a form in which nothing was done', () => {
    fc.assert(
      fc.property(form, (opened) => {
        const patch = patchOf(opened, structuredClone(opened), LISTS) as unknown as { fields: object; parts: RowsPatch };
        expect([patch.fields, patch.parts.removed, patch.parts.rows]).toEqual([{}, [], opened.parts.map(({ id }) => ({ id }))]);
      }),
    );
  });

  it('names only the rows that the form held: others stay', () => {
    fc.assert(
      fc.property(opening, ([opened, values]) => {
        const hidden: Part = { id: 'hidden', value: 9, text: {} };
        const after = applied({ ...opened, parts: [...opened.parts, hidden] }, patchOf(opened, values, LISTS));
        expect(after.parts).toContainEqual(hidden);
      }),
    );
  });

  it('sends a new record whole', () => {
    const blank: Form = { id: null, revision: null, fields: { title: {}, note: null, tags: [] }, parts: [] };
    expect(patchOf(blank, blank, LISTS)).toEqual({ id: null, revision: null, fields: blank.fields, parts: { rows: [], removed: [] } });
  });
});

describe('a draft over a record that changed', () => {
  it('over the record as it was, is what was typed', () => {
    fc.assert(
      fc.property(opening, ([opened, typed]) => {
        const { values, overlaps } = rebase(opened, typed, opened, LISTS);
        expect(overlaps).toBe(false);
        expect(values.fields).toEqual(typed.fields);
        const sorted = (rows: readonly Part[]) => rows.map((row) => JSON.stringify(row)).toSorted();
        expect(sorted(values.parts)).toEqual(sorted(typed.parts));
      }),
    );
  });

  it('in which nothing was typed, is the record as it is', () => {
    fc.assert(
      fc.property(opening, ([opened, current]) => {
        expect(rebase(opened, opened, { ...current, revision: '1' }, LISTS)).toEqual({ values: { ...current, revision: '1' }, overlaps: false });
      }),
    );
  });

  it('keeps every row that came since, and loses none that was typed', () => {
    const both = form.chain((opened) => fc.tuple(fc.constant(opened), edited(opened), edited(opened)));
    fc.assert(
      fc.property(both, ([opened, typed, since]) => {
        const current: Form = { ...since, parts: since.parts.map((row, index) => (row.id === null ? { ...row, id: `new ${index}` } : row)) };
        const { values } = rebase(opened, typed, current, LISTS);
        const ids = values.parts.map((row) => row.id);
        for (const { id } of current.parts.filter((row) => row.id?.startsWith('new'))) expect(ids).toContain(id);
        for (const row of typed.parts.filter((one) => one.id === null)) expect(values.parts).toContainEqual(row);
        const touched = typed.parts.filter((row) => row.id !== null && !isSame(opened.parts.find((old) => old.id === row.id), row));
        for (const { value } of touched) expect(values.parts.map((row) => row.value)).toContain(value);
      }),
    );
  });

  it('says where the same field or row was changed on both sides', () => {
    const opened: Form = { id: 'r', revision: '0', fields: { title: { sl: 'a' }, note: null, tags: [] }, parts: [{ id: '1', value: 1, text: {} }] };
    const typed = (change: Partial<Form>) => ({ ...opened, ...change });
    const overlap = (mine: Partial<Form>, theirs: Partial<Form>) => rebase(opened, typed(mine), typed(theirs), LISTS).overlaps;
    expect(overlap({ fields: { ...opened.fields, note: 'x' } }, { fields: { ...opened.fields, title: { sl: 'b' } } })).toBe(false);
    expect(overlap({ fields: { ...opened.fields, note: 'x' } }, { fields: { ...opened.fields, note: 'y' } })).toBe(true);
    expect(overlap({ fields: { ...opened.fields, note: 'x' } }, { fields: { ...opened.fields, note: 'x' } })).toBe(false);
    expect(overlap({ parts: [{ id: '1', value: 2, text: {} }] }, { parts: [{ id: '1', value: 3, text: {} }] })).toBe(true);
    expect(overlap({ parts: [{ id: '1', value: 2, text: {} }] }, { parts: [] })).toBe(true);
    expect(overlap({ parts: [] }, { parts: [{ id: '1', value: 3, text: {} }] })).toBe(true);
  });
});

it('values are the same as JSON is: the order of keys does not count, nor what is undefined', () => {
  expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, {}], a: 1, d: undefined })).toBe(true);
  expect(isSame({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(isSame([], {})).toBe(false);
  expect(isSame(null, undefined)).toBe(true);
  expect(isSame(0, null)).toBe(false);
});
