import type * as z from 'zod';
import type { organisationForm } from '#shared/contract/organisations.ts';
import type { placeForm } from '#shared/contract/places.ts';

export function emptyOrganisation(): z.input<typeof organisationForm> {
  return { id: null, revision: null, fields: { shortName: null, name: null, placeId: null, website: null, description: null } };
}

export function emptyPlace(): z.input<typeof placeForm> {
  return { id: null, revision: null, fields: { name: {}, country: '', inPlace: null } };
}
