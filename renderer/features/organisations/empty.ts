import type * as z from 'zod';
import { blank } from '#shared/contract/blank.ts';
import type { organisationForm } from '#shared/contract/organisations.ts';
import type { placeForm } from '#shared/contract/places.ts';

export function emptyOrganisation(): z.input<typeof organisationForm> {
  return { id: null, revision: null, fields: blank('organisation') };
}

export function emptyPlace(): z.input<typeof placeForm> {
  return { id: null, revision: null, fields: blank('place') };
}
