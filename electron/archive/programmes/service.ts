import type * as z from 'zod';
import { v7 as uuid } from 'uuid';
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
  return all.map((programme) => ({ ...programme, measures: measures.filter((measure) => measure.programmeId === programme.id) }));
}

export function saveProgramme(archive: Archive, { measures, ...patch }: z.output<typeof programmePatch>, author: string): Promise<Saved> {
  const list = partPatch({ kind: 'measure', owner: 'programmeId', name: 'measures', ...measures, defaults: () => ({}) });
  return save(archive, { ...patch, kind: 'programme', parts: [list] }, author);
}

/** Puts the programmes that come with the product into a new archive, as records like any other. */
export async function installProgrammes(archive: Archive, author: string): Promise<void> {
  for (const { measures, ...fields } of programmes) {
    const id = uuid();
    await write(archive, { verb: 'import', kind: 'programme', recordId: id, author }, async (writer) => {
      await writer.create('programme', fields, id);
      for (const measure of measures) await writer.create('measure', { ...measure, programmeId: id });
    });
  }
}
