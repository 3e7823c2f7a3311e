/** The pure rules of merging two copies: which actions count, and how texts come together. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SideAction, mergeParagraphs, mergeTexts, paragraphsBeside, touching } from '#shared/domain/merging.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 8 }).map((lines) => lines.join('\n'));
const texts = fc.option(fc.dictionary(fc.constantFrom('sl', 'en'), text), { nil: null });

test('whichever of the two is called ours, the paragraphs come to the same, and nothing that one side wrote is lost', () => {
  fc.assert(
    fc.property(text, text, text, (base, ours, theirs) => {
      const merged = mergeParagraphs(base, ours, theirs);
      expect(mergeParagraphs(base, theirs, ours)).toBe(merged);
      expect(mergeParagraphs(base, ours, base)).toBe(ours);
      expect(mergeParagraphs(base, base, theirs)).toBe(theirs);
      if (merged === null) return;
      const had = new Set(base.split('\n'));
      for (const line of [...ours.split('\n'), ...theirs.split('\n')]) if (!had.has(line)) expect(merged.split('\n')).toContain(line);
    }),
  );
});

test('changes far from each other meet, changes of the same paragraph do not', () => {
  expect(mergeParagraphs('a\n\nb\n\nc', 'a1\n\nb\n\nc', 'a\n\nb\n\nc\n\nd')).toBe('a1\n\nb\n\nc\n\nd');
  expect(mergeParagraphs('a', 'a1', 'a2')).toBeNull();
  expect(mergeParagraphs('a', 'a\nb', 'a\nc')).toBeNull();
});

test('of two texts beside each other those paragraphs are marked that the other has otherwise', () => {
  const marked = (text: string, other: string) => paragraphsBeside(text, other).map((paragraph) => `${paragraph.isApart ? '*' : ''}${paragraph.text}`);
  expect(marked('a\n\nb\n\nc', 'a\n\nb1\n\nc')).toEqual(['a', '*b', 'c']);
  expect(marked('a\n\nb1\n\nc', 'a\n\nb\n\nc')).toEqual(['a', '*b1', 'c']);
  expect(marked('a\nb', 'b')).toEqual(['*a', 'b']);
  // Longer than can be compared line by line: by what stands anywhere in it.
  const long = Array.from({ length: 2500 }, (_, line) => `${line}`).join('\n');
  expect(paragraphsBeside(`${long}\nx`, long).filter(({ isApart }) => isApart)).toEqual([{ text: 'x', isApart: true }]);
});

test('languages are merged each by itself, on both copies to the same but for those in which both wrote', () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, ours, theirs) => {
      const [mine, yours] = [mergeTexts(base, ours, theirs), mergeTexts(base, theirs, ours)];
      expect(yours.conflicting).toEqual(mine.conflicting);
      if (mine.conflicting.length === 0) expect(yours.texts).toEqual(mine.texts);
      for (const language of mine.conflicting) expect(mine.texts[language]).toBe(ours?.[language]);
    }),
  );
});

const action = (id: string, verb: string, target: string | null = null, targetVerb: string | null = null): SideAction => ({ id, verb, target, targetVerb });

test('what was undone on its own side does not count, nor do merges, their undoing and erasings', () => {
  expect(touching([action('1', 'edit'), action('2', 'undo', '1', 'edit'), action('3', 'create')])).toEqual(['3']);
  expect(touching([action('1', 'edit'), action('2', 'undo', '1', 'edit'), action('3', 'redo', '1', 'edit')])).toEqual(['1']);
  expect(touching([action('2', 'undo', '1', 'edit')])).toEqual(['2']);
  expect(touching([action('2', 'undo', '1', 'edit'), action('3', 'redo', '1', 'edit')])).toEqual([]);
  expect(touching([action('1', 'merge'), action('2', 'undo', '1', 'merge'), action('3', 'erase'), action('4', 'resolve')])).toEqual(['4']);
});
