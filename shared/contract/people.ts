import * as z from 'zod';
import { byId, call } from './base.ts';
import { choice, orNone, personal } from './declared.ts';
import { day, flag, id, line, ref, textsOrNone, textsRequired } from './fields.ts';
import { findableKinds } from './search.ts';

/** Why a person's data may be kept: Article 6(1) of the General Data Protection Regulation, (EU) 2016/679. */
export const legalBases = ['consent', 'contract', 'legalObligation', 'publicTask', 'legitimateInterest', 'vitalInterest'] as const;

/** A person, kept only where the work needs it, apart from all counts, and erased when it no longer does. */
export const personFields = z.object({
  name: personal(line),
  organisationId: orNone(ref('organisation')),
  /** What the person does there or in the project. */
  duty: textsOrNone,
  email: orNone(personal(line)),
  phone: orNone(personal(line)),
  /** The project whose records need the person; its rule proposes how long. */
  projectId: orNone(ref('project')),
  purpose: textsRequired,
  legalBasis: choice(legalBases),
  minor: flag,
  consentGiven: orNone(day),
  /** Who gave it: for a minor a parent or guardian. */
  consentBy: orNone(personal(line)),
  consentWithdrawn: orNone(day),
  /** The last day on which the data may be kept. */
  keepUntil: orNone(day),
});

export const peopleCalls = {
  /** Records that name a person, as a search finds them: other forms of a name are for people to look through. */
  mentions: call.input(byId).output(z.array(z.object({ kind: z.enum(findableKinds), id, name: textsOrNone }))),
  /** Takes a person out of the archive for good: not undone, and not who it was but that it happened is kept. */
  erase: call.input(byId).output(z.object({ records: z.number().int(), backups: z.array(z.string()) })),
};
