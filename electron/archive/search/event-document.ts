/** What an event is found by: itself, and all that is recorded of it. */

import { countsForTotal, total } from '#shared/domain/counts.ts';
import { rowsOf } from '../database/statement.ts';
import type { StoredRecord } from '../records/codec.ts';
import { liveById, partsOf } from '../records/read.ts';
import { type SearchDocument, daysOf } from './document.ts';
import {
  type Beside, type Db, NOTHING, type Said, type Segment, byId, countries, counted, dated, idsOf, names, organisationsBeside, placesBeside, plain, projectsBeside, saidBy, texts, unnamedBeside, whichAreNamed,
  workPackagesBeside,
} from './segments.ts';
import { dateTags, participantsTag, tag } from './tags.ts';

interface Link {
  readonly id: string;
  readonly eventId: string;
  readonly to: string;
}

/** What is said of what a table links events to, by event. */
async function linked(db: Db, table: 'eventProject' | 'eventWorkPackage', field: 'projectId' | 'workPackageId', ids: readonly string[], beside: (db: Db, to: readonly string[]) => Promise<Said>): Promise<Said> {
  const links = await rowsOf<Link>(db, `SELECT id, eventId, "${field}" AS "to" FROM "${table}" WHERE eventId IN (SELECT value FROM json_each(?)) AND deletedBy IS NULL`, JSON.stringify(ids));
  const said = await beside(db, links.map(({ to }) => to));
  const together = (own: readonly Link[]): Beside => {
    const all = own.toSorted(byId).map(({ to }) => said(to));
    return { segments: all.flatMap(({ segments }) => segments), tags: all.flatMap(({ tags }) => tags) };
  };
  return saidBy(new Map([...Map.groupBy(links, ({ eventId }) => eventId)].map(([eventId, own]) => [eventId, together(own)])));
}

/** Who came, or was to come: how many, from where, sent by whom. */
async function participantsBeside(db: Db, ids: readonly string[]): Promise<Said> {
  const counts = await partsOf(db, 'participation', 'eventId', ids);
  if (counts.length === 0) return () => NOTHING;
  const places = await placesBeside(db, counts.map(({ placeId }) => placeId));
  const organisations = await liveById(db, 'organisation', counts.map(({ organisationId }) => organisationId));
  const said = (own: readonly (typeof counts)[number][]): Beside => {
    const actual = own.filter(({ phase }) => phase === 'actual');
    const sum = total(countsForTotal(actual.length > 0 ? actual : own));
    const from = own.flatMap((count): Segment[] => {
      const organisation = organisations.get(count.organisationId ?? '');
      return [...places(count.placeId).segments, ...countries(count.country), ...(organisation ? names([...plain(organisation.shortName), ...texts(organisation.name)]) : []), ...plain(count.written, count.ageBand)];
    });
    return { segments: [...counted(sum.value, { sl: 'udeležencev', en: 'participants' }), ...from], tags: [...participantsTag(sum), tag('has', 'count')] };
  };
  return saidBy(new Map([...Map.groupBy(counts, ({ eventId }) => eventId)].map(([eventId, own]) => [eventId, said(own)])));
}

/** What is looked for because it is not there. */
function lacking(event: StoredRecord<'event'>, hasPhoto: boolean, hasCount: boolean): string[] {
  const lacks = [
    ...(event.dates === null ? ['date'] : []), ...(event.placeId === null && event.mode !== 'online' ? ['place'] : []), ...(event.description === null ? ['description'] : []),
    ...(hasPhoto ? [] : ['photo']), ...(hasCount ? [] : ['count']), ...(event.webPage === null ? ['web'] : []),
  ];
  return lacks.map((what) => tag('lacks', what));
}

export async function eventDocuments(db: Db, events: readonly StoredRecord<'event'>[]): Promise<(event: StoredRecord<'event'>) => SearchDocument> {
  const ids = idsOf(events);
  const places = await placesBeside(db, events.flatMap(({ placeId, plannedPlaceId }) => [placeId, plannedPlaceId]));
  const projects = await linked(db, 'eventProject', 'projectId', ids, projectsBeside);
  const workPackages = await linked(db, 'eventWorkPackage', 'workPackageId', ids, workPackagesBeside);
  const organisations = await organisationsBeside(db, 'eventId', ids);
  const unnamed = await unnamedBeside(db, 'eventId', ids);
  const participants = await participantsBeside(db, ids);
  const series = await liveById(db, 'series', events.map(({ seriesId }) => seriesId));
  const withPhoto = await whichAreNamed(db, 'photo', 'eventId', ids);
  const withReport = await whichAreNamed(db, 'issuedReport', 'eventId', ids);
  return (event) => {
    const place = places(event.placeId);
    const beside = [place, projects(event.id), workPackages(event.id), organisations(event.id), participants(event.id)];
    const ownSeries = series.get(event.seriesId ?? '');
    const has = [
      ...(withPhoto.has(event.id) ? ['photo'] : []), ...(withReport.has(event.id) ? ['report'] : []), ...(event.description ? ['description'] : []), ...(event.webPage ? ['web'] : []),
      ...(event.deviation ? ['deviation'] : []),
    ];
    return {
      title: event.title,
      body: [
        ...texts(event.description),
        ...dated(event.dates),
        ...beside.flatMap(({ segments }) => segments),
        ...countries(event.country),
        ...unnamed(event.id),
        ...event.methods.flatMap(texts),
        ...texts(event.ledBy),
        ...texts(event.deviation),
        ...texts(event.deviationReason),
        ...places(event.plannedPlaceId).segments,
        ...(ownSeries ? texts(ownSeries.title) : []),
        ...plain(event.datesWritten, event.seriesSlot, event.ordinalWritten, event.statusEvidence, event.languagesWritten, event.webPage),
      ],
      tags: [
        tag('type', event.type), tag('status', event.status), tag('mode', event.mode), ...dateTags(event.dates), ...(event.country ? [tag('country', event.country)] : []),
        ...event.languages.map((language) => tag('language', language)), ...(event.seriesId ? [tag('series', event.seriesId)] : []),
        ...has.map((what) => tag('has', what)), ...lacking(event, withPhoto.has(event.id), participants(event.id) !== NOTHING), ...beside.flatMap(({ tags }) => tags),
      ],
      ...daysOf(event.dates),
    };
  };
}
