/** Pages of long lists. In the order in which their records are kept they are read as they stand; what is asked for, and every other order, is found in a thread of its own. */

import { type ListedKind, listOrders } from '#shared/contract/lists.ts';
import { readQuestion } from '#shared/domain/asking/read.ts';
import type { Archive } from '../archive/archive.ts';
import type { Page } from '../archive/database/paging.ts';
import { listEvents, listedEvents } from '../archive/events/repository.ts';
import { listOrganisations, listedOrganisations } from '../archive/organisations/repository.ts';
import { listPhotos, listedPhotos } from '../archive/photos/repository.ts';
import type { ListAsked } from '../archive/search/lists.ts';
import type { Session } from './session.ts';

type Db = Archive['reader'];
type Asked = Omit<ListAsked, 'kind'>;
type Listed<T> = Page<T> & { total: number | null };

interface Ways<T> {
  readonly asItStands: (db: Db, asked: Asked) => Promise<Listed<T>>;
  readonly described: (db: Db, ids: readonly string[]) => Promise<T[]>;
}

function listOf<T>(kind: ListedKind, { asItStands, described }: Ways<T>) {
  return async (session: Session, asked: Asked, signal?: AbortSignal): Promise<Listed<T>> => {
    const { reader } = session.archive();
    if (asked.order === listOrders[kind][0] && readQuestion(asked.words).ask === null) return asItStands(reader, asked);
    const { ids, next, total } = await session.finding().list({ ...asked, kind }, signal);
    return { items: await described(reader, ids), next, total };
  };
}

export const eventsListed = listOf('event', { asItStands: (db, asked) => listEvents(db, asked, { status: null, projectId: null }), described: listedEvents });
export const organisationsListed = listOf('organisation', { asItStands: listOrganisations, described: listedOrganisations });
export const photosListed = listOf('photo', { asItStands: listPhotos, described: listedPhotos });
