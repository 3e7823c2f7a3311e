import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { LONGEST_SELECTION, MOST_CHOSEN, selectionOf, selectionText } from '#shared/domain/selection.ts';

const [one, two] = [uuid({ msecs: 1 }), uuid({ msecs: 2 })];

test('chosen events are one line of text that says them again, the same in whichever order and however often they were chosen', () => {
  expect(selectionText({ ids: [two, one, two], name: null })).toBe(`${one},${two}`);
  expect(selectionOf(`${two.toUpperCase()},${one} Delavnice 2018`)).toEqual({ ids: [one, two], name: 'Delavnice 2018' });
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid({ version: 7 }), { minLength: 1, maxLength: 9 }), fc.option(fc.string({ maxLength: 300 })), (ids, name) => {
      const text = selectionText({ ids, name });
      const said = selectionOf(text);
      expect(said?.ids).toEqual(ids.toSorted());
      expect(said && selectionText(said)).toBe(text);
    }),
  );
});

test('what is no id, no event or more events than a report is made of is no choice', () => {
  for (const text of ['', ' Delavnice', 'vsi', `${one},`, `${one}, ${two}`, '2019', `${one},019c`]) expect(selectionOf(text)).toBeNull();
  const many = Array.from({ length: MOST_CHOSEN + 1 }, (_, index) => uuid({ msecs: index }));
  expect(selectionOf(many.join(','))).toBeNull();
  const most = selectionText({ ids: many.slice(1), name: 'a'.repeat(500) });
  expect([most.length <= LONGEST_SELECTION, selectionOf(most)?.ids.length]).toEqual([true, MOST_CHOSEN]);
});
