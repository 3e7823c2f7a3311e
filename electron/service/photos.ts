import { erasePhoto } from '../archive/photos/erase.ts';
import { addPhoto, getPhoto, movePhoto, savePhoto } from '../archive/photos/service.ts';
import { calls } from './implementation.ts';
import { photosListed } from './lists.ts';
import { readPicture } from './pictures.ts';

export const photoHandlers = {
  uploads: {
    start: calls.uploads.start.handler(async ({ context, input }) => {
      context.session.archive().writer();
      return { id: await context.session.uploads().start(input.name, input.size, input.purpose) };
    }),
    append: calls.uploads.append.handler(async ({ context, input }) => {
      const bytes = new Uint8Array(await input.piece.arrayBuffer());
      await context.session.uploads().append(input.id, input.offset, bytes);
    }),
    abandon: calls.uploads.abandon.handler(({ context, input }) => context.session.uploads().abandon(input.id)),
  },
  photos: {
    list: calls.photos.list.handler(({ context, input, signal }) => photosListed(context.session, input, signal)),
    get: calls.photos.get.handler(({ context, input }) => getPhoto(context.session.archive(), input.id)),
    picture: calls.photos.picture.handler(async ({ context, input }) => {
      const picture = await readPicture(context.session, input.sha256, input.size);
      return { picture: new Blob([picture as BlobPart], { type: 'image/jpeg' }) };
    }),
    add: calls.photos.add.handler(async ({ context, input, signal }) => {
      const { session } = context;
      const archive = session.archive();
      // Refused before the bytes are taken over, so that they can still be sent again.
      archive.writer();
      const upload = await session.uploads().finish(input.uploadId);
      const { result } = session.jobs.start(
        'photoImport',
        upload.name,
        (job) =>
          addPhoto(archive, session.pools.photo, { eventId: input.eventId, author: session.author, upload }, { signal: job.signal, onProgress: job.progress }),
        signal,
      );
      return { id: await result };
    }),
    erase: calls.photos.erase.handler(({ context, input }) => erasePhoto(context.session.archive(), input.id, context.session.author)),
    move: calls.photos.move.handler(({ context, input }) => movePhoto(context.session.archive(), input.id, input.by, context.session.author)),
    save: calls.photos.save.handler(({ context, input }) => savePhoto(context.session.archive(), input, context.session.author)),
  },
};
