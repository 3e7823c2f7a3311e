import type { App } from './app.ts';

/** What the desktop shell did of a kind, on the stand-in, in its order. */
export function told(app: App, what: string): unknown[] {
  return app.said.filter((said) => said.what === what).map(({ detail }) => detail);
}

/** The questions that it asked its user, by what they ask about. */
export function questions(app: App): string[] {
  return told(app, 'question').map((question) => (question as { detail: string }).detail);
}
