import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { App } from './app.ts';

/** What the sample's file holds of drafts: the word on the page names minutes only, not which key was the last that was kept. */
export function keptDrafts(app: App): string {
  const database = new BetterSqlite3(path.join(app.home, 'sample', 'kronika.sqlite'), { readonly: true });
  try {
    return database.prepare<[], { body: string }>('SELECT body FROM draft').all().map(({ body }) => body).join('\n');
  } finally {
    database.close();
  }
}
