import { describe, expect, test } from 'vitest';
import { blank } from '#shared/contract/blank.ts';
import { mergesBy } from '#shared/contract/declared.ts';
import { partKinds, rowFields } from '#shared/contract/parts.ts';
import { fieldsOf, kinds, recordFields } from '#shared/contract/records.ts';
import en from '#resources/locales/en/domain.json' with { type: 'json' };

const all = kinds.flatMap((kind) => [...fieldsOf(kind)].map(([field, declaration]) => ({ kind, field, ...declaration })));

describe('what a field is', () => {
  test('is said of every field of every kind', () => {
    for (const kind of kinds) expect([kind, [...fieldsOf(kind).keys()]]).toEqual([kind, Object.keys(recordFields[kind].shape)]);
    expect(all.filter(({ type, kind: target, of }) => (type === 'reference' && target === undefined) || (type === 'list' && of === undefined))).toEqual([]);
  });

  test('has a name in the interface', () => {
    const names: Readonly<Record<string, string>> = en.field;
    expect(all.filter(({ field }) => names[field] === undefined).map(({ kind, field }) => `${kind}.${field}`)).toEqual([]);
  });

  test('says how two copies of it are merged: texts by paragraph, an order not at all, all else as a whole', () => {
    const by = (way: string) => new Set(all.filter((declaration) => mergesBy(declaration) === way).map(({ type }) => type));
    expect(by('paragraph')).toEqual(new Set(['texts']));
    expect(by('never')).toEqual(new Set(['position']));
  });

  test('says which fields tell who somebody is', () => {
    expect(all.filter(({ isPersonal }) => isPersonal).map(({ kind, field }) => `${kind}.${field}`)).toEqual(['person.name', 'person.email', 'person.phone', 'person.consentBy']);
  });
});

test.each(kinds)('a blank %s holds something for each of its fields, and nothing that was not said', (kind) => {
  const empty = blank(kind) as unknown as Readonly<Record<string, unknown>>;
  for (const [field, { isOptional, type }] of fieldsOf(kind)) {
    expect([field, empty[field]]).not.toEqual([field, undefined]);
    if (isOptional) expect([field, empty[field]]).toEqual([field, null]);
    if (type === 'list') expect(empty[field]).toEqual([]);
  }
});

test.each(partKinds)('a row of the kind %s leaves out whose it is and where it stands', (kind) => {
  expect([...rowFields(kind), 'projectId', 'workPackageId', 'position'].toSorted()).toEqual([...fieldsOf(kind).keys()].toSorted());
});
