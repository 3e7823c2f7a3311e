import type * as z from 'zod';
import type { organisationInput } from '#shared/contract/organisations.ts';
import type { placeInput } from '#shared/contract/places.ts';

export function emptyOrganisation(): z.input<typeof organisationInput> {
  return { id: null, revision: null, draftKey: null, fields: { shortName: null, name: null, placeId: null, website: null, description: null } };
}

export function emptyPlace(): z.input<typeof placeInput> {
  return { id: null, revision: null, draftKey: null, fields: { name: {}, country: '', inPlace: null } };
}
