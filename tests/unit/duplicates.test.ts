import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, type Cluster, clustersOf, fingerprint, isNear, letterPairs } from '#shared/domain/duplicates.ts';

function found(candidates: readonly Candidate[]): Cluster[] {
  const work = clustersOf(candidates);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const one = (id: string, names: readonly string[] | string, rest: Partial<Candidate> = {}): Candidate => ({ id, names: typeof names === 'string' ? [names] : names, apart: [null], span: null, kin: null, ...rest });
const day = (earliest: string, latest = earliest) => ({ earliest, latest });

describe('records that may be one', () => {
  test('have the same words, in whatever order, case and accents, with or without a legal form', () => {
    expect(found([one('a', 'Občina Loška dolina'), one('b', 'LOŠKA DOLINA, obcina'), one('c', 'Občina Cerknica')])).toEqual([{ ids: ['a', 'b'], likeness: 'words' }]);
    expect(fingerprint('ISOB d.o.o.')).toBe(fingerprint('Isob'));
    expect(fingerprint('Za')).toBe('za');
  });

  test('have the same letters, however they are parted', () => {
    expect(found([one('a', 'Novo mesto'), one('b', 'Novomesto')])).toEqual([{ ids: ['a', 'b'], likeness: 'letters' }]);
    expect(letterPairs('Bled')).toBe('');
  });

  test('or are told apart by few letters, and by no number', () => {
    expect(found([one('a', 'Iregszemcse Nagyközség'), one('b', 'Iregszemse Nagyközseg')])).toEqual([{ ids: ['a', 'b'], likeness: 'near' }]);
    expect(isNear('1. srečanje partnerjev', '2. srečanje partnerjev')).toBe(false);
    expect(isNear('Bela', 'Bele')).toBe(false);
    expect(isNear('Matulji, občina', 'Matulij, občina')).toBe(true);
  });

  test('by any of their names, in any language', () => {
    expect(found([one('a', ['Neapelj', 'Napoli']), one('b', ['Naples', 'napoli'])])).toEqual([{ ids: ['a', 'b'], likeness: 'words' }]);
  });

  test('are not one where what is known of them says that they are two', () => {
    const same = 'Župnijska Karitas';
    expect(found([one('a', same, { apart: ['Celje'] }), one('b', same, { apart: ['Vrh'] })])).toEqual([]);
    expect(found([one('a', same, { apart: ['Celje'] }), one('b', same, { apart: [null] })])).toHaveLength(1);
    expect(found([one('a', same, { span: day('2018-01-01') }), one('b', same, { span: day('2018-01-02') })])).toEqual([]);
    expect(found([one('a', same, { span: day('2018-01-01', '2018-01-31') }), one('b', same, { span: day('2018-01-02') })])).toHaveLength(1);
    expect(found([one('a', same), one('b', same, { kin: 'a' })])).toEqual([]);
  });

  test('without a town belong to one of two towns, and bring not both together', () => {
    const same = 'Župnijska Karitas';
    const clusters = found([one('a', same, { apart: ['Celje'] }), one('b', same), one('c', same, { apart: ['Vrh'] })]);
    expect(clusters.map(({ ids }) => ids.length)).toEqual([2]);
    expect(clusters[0]?.ids).not.toEqual(expect.arrayContaining(['a', 'c']));
  });

  test('come the surest first', () => {
    expect(found([one('a', 'Iregszemcse'), one('b', 'Iregszemse'), one('c', 'Kulturni dom'), one('d', 'dom kulturni')]).map(({ likeness }) => likeness)).toEqual(['words', 'near']);
  });

  test('stand in one cluster each, whatever there is', () => {
    const names = fc.array(fc.array(fc.constantFrom('Novo mesto', 'Novomesto', 'mesto Novo', 'Celje', 'Ceje', '', 'č', 'Društvo prijateljev', 'Drustvo prijatelev'), { maxLength: 3 }), { maxLength: 30 });
    fc.assert(fc.property(names, (all) => {
      const clusters = found(all.map((its, index) => one(String(index), its, { apart: [index % 3 === 0 ? 'x' : null] })));
      const ids = clusters.flatMap((cluster) => cluster.ids);
      expect(new Set(ids).size).toBe(ids.length);
      expect(clusters.every((cluster) => cluster.ids.length > 1)).toBe(true);
    }));
  });

  test('are found whatever order they stand in', () => {
    const all = ['Občina Loška dolina', 'Loška dolina, občina', 'Forni di Sopra', 'Forni di Sopra (UD)', 'Iregszemcse', 'Iregszemse', 'Matulji'].map((name, index) => one(String(index), name));
    const sets = (clusters: readonly Cluster[]) => clusters.map(({ ids }) => ids.toSorted().join(' ')).toSorted();
    fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(sets(found(shuffled))).toEqual(sets(found(all)));
    }));
  });
});
