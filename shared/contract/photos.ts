import * as z from 'zod';
import { byId, call, formOf, nameOf, patchOf, recordOf, saved } from './base.ts';
import { choice, declare, orNone } from './declared.ts';
import { cleanedLine, id, line, position, ref, textsOrNone } from './fields.ts';
import { listFrame } from './lists.ts';

export const sha256 = declare(z.string().regex(/^[0-9a-f]{64}$/), { type: 'line' });
const amount = declare(z.number().int().positive(), { type: 'number' });

/** The largest file that is taken for a photo, in bytes. */
export const LARGEST_PHOTO = 200 * 1024 * 1024;

/** A day, and its time as far as it is known, where the picture was taken. */
const moment = declare(z.string({ error: 'field.required' }).regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/, 'date.notADate'), { type: 'moment' });

/** A picture of an event. The original is kept once by its content and never altered. */
export const photoFields = z.object({
  eventId: ref('event'),
  sha256,
  mediaType: choice(['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/gif', 'image/avif', 'image/heic']),
  bytes: amount,
  /** Pixels, as the picture is looked at: after its orientation was applied. */
  width: amount,
  height: amount,
  /** When the camera says it was taken, its own local time: `2019-05-20T10:15:00`. */
  takenAt: orNone(moment),
  originalName: line,
  caption: textsOrNone,
  /** What is to be seen, for who can't see it. */
  alternative: textsOrNone,
  creator: orNone(line),
  rights: orNone(line),
  position,
});

export const photoView = recordOf(photoFields);
export type PhotoView = z.output<typeof photoView>;

/** A piece of a file on its way in; `Blob` in every environment, whose type this room doesn't know. */
export interface Piece {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
const piece = z.custom<Piece>((value) => typeof (value as Partial<Piece> | null)?.arrayBuffer === 'function');

/** The size of the pieces that a shell sends, in bytes. */
export const PIECE_SIZE = 4 * 1024 * 1024;

export const uploadCalls = {
  start: call.input(z.object({ name: cleanedLine, size: z.number().int().min(0), purpose: z.enum(['photo', 'table']).default('photo') })).output(byId),
  append: call.input(z.object({ id, offset: z.number().int().min(0), piece })),
  abandon: call.input(byId),
};

const describedFields = photoFields.pick({ eventId: true, takenAt: true, caption: true, alternative: true, creator: true, rights: true });

/** What is said of a photo, and which event it is of; what it is, nobody edits. */
export const photoForm = formOf(describedFields, {});
export const photoPatch = patchOf(describedFields, {});

export const photoCalls = {
  /** Over the whole archive, those that came last first unless another order is asked for. The total comes with the first page only. */
  list: call
    .input(z.object(listFrame('photo')))
    .output(z.object({ items: z.array(photoView.extend({ event: nameOf })), next: z.string().nullable(), total: z.number().int().nullable() })),
  get: call.input(byId).output(z.object({ photo: photoView, event: nameOf, place: z.object({ index: z.number().int(), of: z.number().int() }) })),
  /** A smaller picture, JPEG, of an original that some record has. */
  picture: call.input(z.object({ sha256, size: z.union([z.literal(400), z.literal(1600)]) })).output(z.object({ picture: piece })),
  /** Takes a finished upload in as a photo of an event, as a job; gives the photo when it is kept. */
  add: call.input(z.object({ uploadId: id, eventId: id })).output(byId),
  save: call.input(photoPatch).output(saved),
  /** Takes a photograph out for good, wherever it was added: its records, their history and the file. `backups` still hold it. */
  erase: call.input(byId).output(z.object({ photos: z.number().int(), backups: z.array(z.string()) })),
  /** Puts a photo before or after the one beside it, among those of its event. */
  move: call.input(z.object({ id, by: z.union([z.literal(-1), z.literal(1)]) })).output(saved),
};
