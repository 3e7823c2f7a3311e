/** How lists of many records are asked for: what of them, and in which order. */

import * as z from 'zod';
import { pageFrame } from './base.ts';

/** The orders that the list of each kind offers; the first is the one that it has by itself. */
export const listOrders = {
  event: ['newest', 'oldest', 'title', 'participants', 'changed'],
  organisation: ['name', 'place', 'events', 'changed'],
  photo: ['added', 'newest', 'oldest', 'caption'],
} as const;
export type ListedKind = keyof typeof listOrders;
export type ListOrder<K extends ListedKind = ListedKind> = (typeof listOrders)[K][number];

/** As long as a question may be, in UTF-16 units. */
export const LONGEST_QUESTION = 500;

/** A question as it is typed (`shared/domain/asking/read.ts`); without one, all of the kind is listed. */
export const question = z.string().max(LONGEST_QUESTION);

/** A page of a kind's list. */
export function listFrame<K extends ListedKind>(kind: K) {
  const orders = listOrders[kind] as readonly [ListOrder<K>, ...ListOrder<K>[]];
  return { ...pageFrame, words: question.default(''), order: z.enum(orders).default(orders[0] as never) };
}
