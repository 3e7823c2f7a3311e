import type * as z from 'zod';
import programmes from '#resources/programmes/programmes.json' with { type: 'json' };
import type { ProgrammeView, programmePatch } from '#shared/contract/programmes.ts';
import type { Archive } from '../archive.ts';
import { partsOf } from '../records/read.ts';
import { type Saved, partPatch, save } from '../changes/save.ts';
import { write } from '../changes/write.ts';
import { allProgrammes } from './repository.ts';

export async function listProgrammes(archive: Archive): Promise<ProgrammeView[]> {
  const all = await allProgrammes(archive.reader);
  const measures = await partsOf(archive.reader, 'measure', 'programmeId', all.map((programme) => programme.id));
  const calls = (await partsOf(archive.reader, 'call', 'programmeId', all.map((programme) => programme.id))).toSorted((a, b) => a.year - b.year);
  return all.map((programme) => ({
    ...programme,
    measures: measures.filter((measure) => measure.programmeId === programme.id),
    calls: calls.filter((call) => call.programmeId === programme.id),
  }));
}

export function saveProgramme(archive: Archive, { measures, calls, ...patch }: z.output<typeof programmePatch>, author: string): Promise<Saved> {
  const lists = [
    partPatch({ kind: 'measure', owner: 'programmeId', name: 'measures', ...measures, defaults: () => ({}) }),
    partPatch({ kind: 'call', owner: 'programmeId', name: 'calls', ...calls, defaults: () => ({}) }),
  ];
  return save(archive, { ...patch, kind: 'programme', parts: lists }, author);
}

/** Puts the programmes that come with the product into a new archive, as records like any other, with the same ids in every archive. */
export async function installProgrammes(archive: Archive, author: string): Promise<void> {
  for (const { id, measures, ...fields } of programmes) {
    await write(archive, { verb: 'import', kind: 'programme', recordId: id, author }, async (writer) => {
      await writer.create('programme', fields, id);
      for (const { id: measureId, ...measure } of measures) await writer.create('measure', { ...measure, programmeId: id }, measureId);
    });
  }
}
