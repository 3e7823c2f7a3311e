/** The calls for hits that are seen as a timeline, on a map, as photos. */

import { calls } from './implementation.ts';

export const viewHandlers = {
  spread: calls.search.spread.handler(({ context, input, signal }) => context.session.finding().view('spread', input, signal)),
  dated: calls.search.dated.handler(({ context, input, signal }) => context.session.finding().view('dated', input, signal)),
  places: calls.search.places.handler(({ context, input, signal }) => context.session.finding().view('places', input, signal)),
  photos: calls.search.photos.handler(({ context, input, signal }) => context.session.finding().view('photos', input, signal)),
};
