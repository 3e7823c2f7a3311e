import type { EventSheetData, SheetCount, SheetProgramme } from '#shared/domain/event-sheet.ts';
import { NO_LANGUAGE, chooseText } from '#shared/domain/languages.ts';
import type { Archive } from '../archive.ts';
import { organisationSummaries } from '../organisations/repository.ts';
import { newestMoment } from '../changes/history.ts';
import { findLive, getLive, liveById, partsOf } from '../records/read.ts';

/** Collects what an event sheet is made from. Throws `record.notFound`. */
export async function eventSheetData(archive: Archive, eventId: string): Promise<EventSheetData> {
  const db = archive.reader;
  const event = await getLive(db, 'event', eventId);
  const place = event.placeId ? await findLive(db, 'place', event.placeId) : null;
  const links = await partsOf(db, 'eventProject', 'eventId', eventId);
  const projects = await liveById(db, 'project', links.map((link) => link.projectId));
  const owning = links.find((link) => link.link === 'own' && projects.has(link.projectId)) ?? links.find((link) => projects.has(link.projectId));
  const project = owning ? (projects.get(owning.projectId) ?? null) : null;
  const measure = project?.measureId ? await findLive(db, 'measure', project.measureId) : null;
  const programme = measure && (await findLive(db, 'programme', measure.programmeId));
  const counts = (await partsOf(db, 'participation', 'eventId', eventId)).filter((count) => count.phase === 'actual');
  const cities = await liveById(db, 'place', counts.map((count) => count.placeId));
  const senders = await organisationSummaries(db, counts.map((count) => count.organisationId));
  const photos = await partsOf(db, 'photo', 'eventId', eventId);
  const used = [event, place, project, measure, programme, ...counts, ...cities.values(), ...photos];
  return {
    event,
    place: place && { name: place.name, country: place.country },
    project: project && {
      id: project.id,
      acronym: project.acronym,
      title: project.title,
      grantNumber: project.grantNumber,
      programme:
        measure && programme
          ? ({
              id: programme.id,
              code: programme.code,
              name: programme.name,
              measureCode: measure.code,
              measureName: measure.name,
              supportStatement: programme.supportStatement,
              disclaimer: programme.disclaimer,
            } satisfies SheetProgramme)
          : null,
    },
    participation: counts.map((count): SheetCount => {
      const sender = senders.get(count.organisationId ?? '');
      // A city says its country even where the count does not.
      const country = count.country ?? cities.get(count.placeId ?? '')?.country ?? null;
      // "15 a country" says nothing of how many came in all, unless the country is named.
      const isOfAll = count.unit === 'event' || (count.unit === 'country' && country !== null);
      return {
        id: count.id,
        value: isOfAll ? count.value : null,
        precision: isOfAll ? count.precision : 'unknown',
        country,
        city: cities.get(count.placeId ?? '')?.name ?? null,
        cityCountry: cities.get(count.placeId ?? '')?.country ?? null,
        gender: count.gender,
        ageBand: count.ageBand,
        organisation: sender ? (sender.shortName ?? chooseText(sender.name, NO_LANGUAGE)?.text ?? null) : null,
      };
    }),
    photos,
    changedAt: (await newestMoment(db, used.flatMap((record) => (record ? [record.revision] : [])))) ?? archive.info.createdAt,
  };
}
