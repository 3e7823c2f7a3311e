/** Shapes of reports that are kept by name. */

import { Failure } from '#shared/contract/failures.ts';
import type { Fields } from '#shared/contract/records.ts';
import type { ReportTemplateView } from '#shared/contract/report-templates.ts';
import { type ReportLanguage, chooseText } from '#shared/domain/languages.ts';
import { type ReportId, reportIds } from '#shared/domain/report-kinds.ts';
import type { Shape } from '#shared/domain/report-shape.ts';
import type { Logo } from '#shared/domain/report-tree.ts';
import { slovenianSortKey } from '#shared/domain/sort-key.ts';
import type { Archive } from '../archive.ts';
import type { Saved } from '../changes/save.ts';
import { type RecordWriter, rowOf, write } from '../changes/write.ts';
import { newId } from '../records/new-id.ts';
import { allLive, liveById } from '../records/read.ts';

type Template = Fields<'reportTemplate'>;
type Said = { readonly [F in keyof Template]?: Template[F] | undefined };

const order = (report: string) => reportIds.findIndex((known) => known === report);

/** By report, then in Slovenian order of their names. */
export async function listTemplates(archive: Archive, report: ReportId | null): Promise<ReportTemplateView[]> {
  const all = (await allLive(archive.reader, 'reportTemplate')).filter((one) => report === null || one.report === report);
  const key = new Map(all.map((one) => [one.id, slovenianSortKey(one.name)]));
  return all.toSorted((a, b) => order(a.report) - order(b.report) || ((key.get(a.id) ?? '') < (key.get(b.id) ?? '') ? -1 : 1));
}

interface Patch {
  readonly id: string | null;
  readonly revision: string | null;
  readonly fields: Said;
}

/** Takes from all others of its report that they are what it is shaped by. */
async function alone(writer: RecordWriter, { id, report }: { readonly id: string; readonly report: string }, all: readonly ReportTemplateView[]): Promise<void> {
  for (const other of all) if (other.id !== id && other.report === report && other.isDefault) await writer.edit('reportTemplate', other.id, { isDefault: false });
}

/** Throws `record.invalid`, `record.notFound`, `record.changedElsewhere`. */
export async function saveTemplate(archive: Archive, { id: known, revision, fields }: Patch, author: string): Promise<Saved> {
  const id = known ?? newId();
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Template>;
  const { action } = await write(archive, { verb: known ? 'edit' : 'create', kind: 'reportTemplate', recordId: id, author }, async (writer) => {
    const reading = await writer.reading();
    const before = await rowOf(reading, 'reportTemplate', id);
    if (known && before && before.revision !== revision) throw new Failure('record.changedElsewhere', { kind: 'reportTemplate', id });
    if (known) await writer.edit('reportTemplate', id, said);
    else await writer.create('reportTemplate', said as Template, id);
    if (said.isDefault) await alone(writer, { id, report: String(before?.report ?? said.report) }, await allLive(reading, 'reportTemplate'));
  });
  return { id, revision: action?.id ?? revision ?? '' };
}

/** The own logo of a shape; null where none was chosen, or its photo lies in the trash. */
export async function logoOf(archive: Archive, { logoId }: Shape, { language, undescribed }: { readonly language: ReportLanguage; readonly undescribed: string }): Promise<Logo | null> {
  const photo = logoId === null ? undefined : (await liveById(archive.reader, 'photo', [logoId])).get(logoId);
  return photo ? { sha256: photo.sha256, alternative: chooseText(photo.alternative, language)?.text ?? undescribed } : null;
}
