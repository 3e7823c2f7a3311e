/** Reports to give out without making one. Knows nothing of the test runner, so that scripts can use it too. */

import type { ToIssue } from '../../electron/archive/issued/service.ts';

/** One that belongs to nothing unless it is said, whose files hold a text. */
export function toIssue({ text, ...fields }: Partial<ToIssue> & { readonly text: string }): ToIssue {
  return {
    eventId: null, projectId: null, organisationId: null, title: { sl: 'Poročilo' }, report: 'participation', subjectKind: 'project', subjectId: 'x', language: 'sl', note: null,
    fileName: 'porocilo.pdf', pages: 1, rulesVersion: null, programVersion: '0.1.0',
    pdf: new TextEncoder().encode(`%PDF-1.7 ${text}`), data: new TextEncoder().encode(JSON.stringify({ title: text })), ...fields,
  };
}
