import type * as z from 'zod';
import type { newsPatch } from '#shared/contract/news.ts';
import type { Archive } from '../archive.ts';
import { findLive, getLive, nameOfRecord } from '../records/read.ts';
import { type Saved, save } from '../changes/save.ts';

export async function getNewsItem(archive: Archive, id: string) {
  const db = archive.reader;
  const newsItem = await getLive(db, 'newsItem', id);
  const project = newsItem.projectId ? await findLive(db, 'project', newsItem.projectId) : null;
  const event = newsItem.eventId ? await findLive(db, 'event', newsItem.eventId) : null;
  return {
    newsItem,
    project: project && { id: project.id, name: nameOfRecord('project', project) },
    event: event && { id: event.id, name: event.title },
  };
}

export function saveNewsItem(archive: Archive, patch: z.output<typeof newsPatch>, author: string): Promise<Saved> {
  return save(archive, { ...patch, kind: 'newsItem', parts: [] }, author);
}
