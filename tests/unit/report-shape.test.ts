/** A report in the shape that somebody gives it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLAIN_SHAPE, type Shape, inOrder, sectionKey, shaped } from '#shared/domain/report-shape.ts';
import { type Block, type Report, type Section, chosenAs, picturesOf, section, tablesOf, text } from '#shared/domain/report-tree.ts';

const GIVEN = { of: 'dossier', foreword: 'Foreword', logo: null } as const;

const report = (content: readonly Section[]): Report => ({ language: 'en', title: 'T', kind: 'K', emblem: true, support: null, lead: [], content, signatures: ['Place and date'], smallPrint: null, changedAt: '2020-01-01T00:00:00.000Z', fileName: 'f' });
const shape = (fields: Partial<Shape>): Shape => ({ ...PLAIN_SHAPE, ...fields });

const IDS = ['facts', 'summary', 'partners', 'events', 'outputs', 'photos'] as const;
const PHOTOS = ['a', 'b', 'c', 'd', 'e'];

const anyPictures = fc.uniqueArray(fc.constantFrom(...PHOTOS), { minLength: 1, maxLength: 4 }).map((all): Block => {
  const [first = 'a', ...others] = all;
  const picture = (sha256: string) => ({ sha256, alternative: sha256, words: [] });
  return { is: 'pictures', pictures: [picture(first), ...others.map(picture)] };
});
const anyTable = fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }).map((figures): Block => ({ is: 'table', name: 'N', columns: [{ name: 'A' }, { name: 'B', isFigure: true }], rows: figures.map((figure, index) => [String(index), { text: String(figure), of: [] }]), total: ['Total', String(figures.reduce((sum, one) => sum + one, 0))] }));
const anyBlock = fc.oneof(anyPictures, anyTable, fc.string().map((said): Block => text({ text: said })), fc.constant<Block>(text({ text: 'Ptuj' }, 'quiet')));
const anyContent = fc.array(anyBlock, { maxLength: 3 });
const anySection = fc.tuple(fc.constantFrom(...IDS), anyContent, fc.option(anyContent)).map(([id, own, within]) => chosenAs(id, section(id, [...own, ...(within ? [section('within', within, 2)] : [])])));
const anyReport = fc.array(anySection, { maxLength: 8 }).map(report);
const some = (names: readonly string[]) => fc.subarray([...names, 'gone']).chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
const anyShape: fc.Arbitrary<Shape> = fc.record({
  sections: some(IDS), without: some(IDS), photos: some(PHOTOS), withoutPhotos: some(PHOTOS),
  foreword: fc.option(fc.constantFrom({ en: 'One.\n\nTwo.' }, { sl: 'Ena.' })), signatories: fc.subarray(['Ana Novak, director', 'Bor Kos']), logoId: fc.constant(null),
});

describe('a shape', () => {
  test('applied twice is applied once', () => {
    fc.assert(fc.property(anyReport, anyShape, (given, one) => {
      const once = shaped(given, one, GIVEN);
      expect(shaped(once, one, GIVEN)).toEqual(once);
    }));
  });

  test('changes no figure and no sum of what stands, and loses nothing but what it leaves out', () => {
    fc.assert(fc.property(anyReport, anyShape, (given, one) => {
      const made = shaped(given, one, GIVEN);
      // The facts of a project's file can't be left out.
      const left = given.content.filter((part) => part.id === 'facts' || !one.without.includes(sectionKey(part)));
      const written = (blocks: readonly Block[]) => tablesOf(blocks).map((table) => JSON.stringify(table)).toSorted();
      expect(written(made.content)).toEqual(written(left));
      expect(picturesOf(made.content).toSorted()).toEqual(picturesOf(left).filter((photo) => !one.withoutPhotos.includes(photo)).toSorted());
      const said = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => (block.is === 'section' ? said(block.content) : block.is === 'text' && block.look === 'text' ? [block.text] : []));
      expect(said(made.content.filter(({ id }) => id !== 'foreword')).toSorted()).toEqual(said(left).toSorted());
    }));
  });

  test('that says nothing leaves a report as it is', () => {
    fc.assert(fc.property(anyReport, (given) => {
      const sorted = { ...given, content: inOrder(given.content.map(sectionKey), []).flatMap((id) => given.content.filter((one) => one.id === id)) };
      expect(shaped(sorted, PLAIN_SHAPE, GIVEN)).toEqual({ ...sorted, shape: PLAIN_SHAPE });
    }));
  });

  test('keeps the order that it says, and leaves what it does not name behind what it followed', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...IDS)), some(IDS), (present, named) => {
      const order = inOrder(present, named);
      expect(order.toSorted()).toEqual(present.toSorted());
      expect(order.filter((id) => named.includes(id))).toEqual(named.filter((id) => (present as string[]).includes(id)));
      for (const [index, id] of present.entries()) if (!named.includes(id) && index > 0) expect(order[order.indexOf(id) - 1]).toBe(present[index - 1]);
    }));
  });

  test('leaves out nothing that the funder asks for', () => {
    const sheet = report([chosenAs('participation', section('Participation', [text({ text: '40' })])), chosenAs('photos', section('Photos', []))]);
    expect(shaped(sheet, shape({ without: ['participation', 'photos'] }), { ...GIVEN, of: 'event-sheet' }).content.map(({ id }) => id)).toEqual(['participation']);
  });

  test('takes a section with the last of its photos where it says no more than where they were taken', () => {
    const photo = { sha256: 'a', alternative: '', words: [] };
    const taken = (...content: Block[]) => shaped(report([chosenAs('photos', section('Photos', [section('Meeting', [...content, { is: 'pictures', pictures: [photo] }], 2)]))]), shape({ withoutPhotos: ['a'] }), GIVEN).content;
    expect(taken(text({ text: 'Ptuj' }, 'quiet'))).toEqual([]);
    expect(taken(text({ text: 'Opened by the mayor.' }))).toMatchObject([{ content: [{ title: 'Meeting', content: [{ text: 'Opened by the mayor.' }] }] }]);
  });

  test('begins with the foreword, in the report\'s language or marked as another', () => {
    const [before] = shaped(report([]), shape({ foreword: { en: 'One.\n\nTwo.', sl: 'Ena.' } }), GIVEN).content;
    expect(before).toMatchObject({ id: 'foreword', title: 'Foreword', content: [{ text: 'One.' }, { text: 'Two.' }] });
    expect(shaped(report([]), shape({ foreword: { sl: 'Ena.' } }), GIVEN).content[0]?.content).toEqual([text({ text: 'Ena.', language: 'sl' })]);
  });

  test('is signed by those that it names, with what they are under their names', () => {
    expect(shaped(report([]), shape({ signatories: ['dr. Ana Novak, prof., director', 'Bor Kos'] }), GIVEN)).toMatchObject({ signatures: ['dr. Ana Novak\nprof., director', 'Bor Kos'], isSignedByName: true });
    expect(shaped(report([]), PLAIN_SHAPE, GIVEN)).toEqual({ ...report([]), shape: PLAIN_SHAPE });
  });
});
