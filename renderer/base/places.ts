/** Where in the app each kind of record stands. */

import type { LinkProps } from '@tanstack/react-router';
import type { Kind } from '#shared/contract/records.ts';
import { type FindableKind, findableKinds } from '#shared/contract/search.ts';

/** The place of a record's page; null for kinds that are shown on another's. */
export function recordPlace(kind: Kind, id: string): (LinkProps & { to: string }) | null {
  const params = { id };
  switch (kind) {
    case 'project':
      return { to: '/projects/$id', params };
    case 'workPackage':
      return { to: '/work-packages/$id', params };
    case 'event':
      return { to: '/events/$id', params };
    case 'organisation':
      return { to: '/organisations/$id', params };
    case 'place':
      return { to: '/places/$id', params };
    case 'photo':
      return { to: '/photos/$id', params };
    case 'output':
      return { to: '/outputs/$id', params };
    case 'newsItem':
      return { to: '/news/$id', params };
    case 'issuedReport':
      return { to: '/issued/$id', params };
    case 'programme':
      return { to: '/settings/programmes/$id', params };
    case 'source':
      return { to: '/sources/$id', params };
    case 'person':
      return { to: '/people/$id', params };
    case 'series':
      return { to: '/series/$id', params };
    // It stands with the others, where nothing is searched for yet.
    case 'savedSearch':
      return { to: '/search', search: { q: '' } };
    default:
      return null;
  }
}

const ID = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The record that a page is about; null for a page of anything else. */
export function recordAt(path: string): { kind: FindableKind; id: string } | null {
  const id = ID.exec(path)?.[1];
  const kind = findableKinds.find((one) => id !== undefined && recordPlace(one, id)?.to.replace('$id', id) === path);
  return kind && id !== undefined ? { kind, id } : null;
}

/** The form of a draft: of the record that it changes, or of a new one. */
export function draftPlace({ id, kind, recordId, several = false }: { readonly id: string; readonly kind: Kind; readonly recordId: string | null; readonly several?: boolean }): LinkProps {
  if (recordId) {
    const params = { id: recordId };
    switch (kind) {
      case 'output':
        return { to: '/outputs/$id/edit', params };
      case 'newsItem':
        return { to: '/news/$id/edit', params };
      case 'place':
        return { to: '/places/$id/edit', params };
      default:
        return fieldPlace(kind, recordId, '');
    }
  }
  const search = { draft: id };
  if (several) return { to: '/events/several', search };
  switch (kind) {
    case 'event':
      return { to: '/events/new', search };
    case 'project':
      return { to: '/projects/new', search };
    case 'workPackage':
      return { to: '/work-packages/new', search };
    case 'organisation':
      return { to: '/organisations/new', search };
    case 'place':
      return { to: '/places/new', search };
    case 'output':
      return { to: '/outputs/new', search };
    case 'newsItem':
      return { to: '/news/new', search };
    case 'programme':
      return { to: '/settings/programmes/new', search };
    case 'source':
      return { to: '/sources/new', search };
    case 'person':
      return { to: '/people/new', search };
    case 'series':
      return { to: '/series/new', search };
    default:
      return { to: '/drafts' };
  }
}

/** The form in which a field of a record is filled in, opened at that field. */
export function fieldPlace(kind: Kind, id: string, field: string): LinkProps {
  const params = { id };
  const search = { field };
  switch (kind) {
    case 'event':
      return field === 'photos' ? { to: '/events/$id', params, hash: 'photos' } : { to: '/events/$id/edit', params, search };
    case 'project':
      return { to: '/projects/$id/edit', params, search };
    case 'workPackage':
      return { to: '/work-packages/$id/edit', params, search };
    case 'organisation':
      return { to: '/organisations/$id/edit', params, search };
    case 'photo':
      return { to: '/photos/$id', params, search };
    case 'programme':
      return { to: '/settings/programmes/$id', params, search };
    case 'source':
      return { to: '/sources/$id/edit', params, search };
    case 'person':
      return { to: '/people/$id/edit', params, search };
    case 'series':
      return { to: '/series/$id/edit', params, search };
    // A rule is answered on the page of all of them.
    case 'ruleAnswer':
      return { to: '/rules', search: { rule: field } };
    default:
      return recordPlace(kind, id) ?? { to: '/' };
  }
}
