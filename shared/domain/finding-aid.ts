/** A finding aid: what was found for a question, record by record, as an archive hands it to somebody. Plain data and its bounds. */

import type { Ask } from './asking/ask.ts';
import { type Problem, readQuestion } from './asking/read.ts';
import type { Multilingual } from './languages.ts';
import type { ProjectEvent } from './project-report.ts';

/** The longest question, in UTF-16 units: as much as is searched for at once. */
export const LONGEST_QUESTION = 500;

/** Records in one finding aid: who asks for more looks for something narrower. */
export const MOST_LISTED = 5000;

/** The kinds of record in a finding aid, in its order; events, organisations and photos have tables of their own. */
export const aidKinds = ['project', 'workPackage', 'event', 'organisation', 'place', 'photo', 'output', 'newsItem', 'issuedReport', 'series', 'source', 'person'] as const;
export type AidKind = (typeof aidKinds)[number];

/** A question as it is looked for; null for text that asks nothing. Equal questions have equal texts. */
export function questionOf(text: string): string | null {
  const asked = text.replaceAll(/\s+/g, ' ').trim();
  return asked.length > LONGEST_QUESTION || readQuestion(asked).ask === null ? null : asked;
}

/** A record with what it is called, when it was and where it belongs. */
export interface AidRecord {
  readonly id: string;
  /** What stands before its title: an acronym, the label of a work package. */
  readonly label: string | null;
  readonly title: Multilingual | null;
  /** EDTF. */
  readonly dates: string | null;
  /** The project or the event that it is of, the programme of a project, whoever published it. */
  readonly belongs: Multilingual | null;
  /** ISO 3166-1 alpha-2, of a place. */
  readonly country: string | null;
}

export interface AidOrganisation {
  readonly id: string;
  readonly shortName: string | null;
  readonly name: Multilingual | null;
  readonly place: { readonly name: Multilingual; readonly country: string } | null;
  /** Codes of `domain:role`, each once. */
  readonly roles: readonly string[];
}

export interface AidPhoto {
  readonly id: string;
  readonly caption: Multilingual | null;
  readonly fileName: string;
  /** A day, ISO 8601. */
  readonly taken: string | null;
  readonly event: Multilingual | null;
  readonly creator: string | null;
}

export interface FindingAidData {
  /** As it was typed. */
  readonly question: string;
  /** What of it all must hold, part by part. */
  readonly parts: readonly Ask[];
  readonly problems: readonly Problem[];
  /** What records are called that the question names by their ids. */
  readonly named: Readonly<Record<string, Multilingual>>;
  /** What the search is called, where it is kept; null where it is not. */
  readonly keptAs: string | null;
  /** What the archive is called: the centre's name, mostly. */
  readonly centre: string;
  /** How many were found; at least so many where `isExact` is false. Those listed are at most `MOST_LISTED`. */
  readonly total: number;
  readonly isExact: boolean;
  /** Ids of those that may, but need not, lie in the time that was asked for. */
  readonly perhaps: readonly string[];
  /** Parts of others among them. */
  readonly events: readonly AidEvent[];
  readonly organisations: readonly AidOrganisation[];
  readonly photos: readonly AidPhoto[];
  /** Of every other kind. */
  readonly others: Readonly<Partial<Record<AidKind, readonly AidRecord[]>>>;
  /** When the newest of these facts was written, ISO 8601. */
  readonly changedAt: string;
}

export interface AidEvent extends ProjectEvent {
  /** The event that it is a part of. */
  readonly parentId: string | null;
}

/** How many of those that were found are listed. */
export const listedIn = ({ events, organisations, photos, others }: Pick<FindingAidData, 'events' | 'organisations' | 'photos' | 'others'>): number =>
  events.length + organisations.length + photos.length + Object.values(others).reduce((sum, records) => sum + records.length, 0);
