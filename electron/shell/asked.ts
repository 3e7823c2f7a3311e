import { Failure } from '#shared/contract/failures.ts';
import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import { clearLeft } from '../service/beside.ts';
import type { Session } from '../service/session.ts';

/** Opens `--sample`, the folder of an archive, or, where nothing was asked for, the archive that was open last. */
async function openAsked(session: Session, args: readonly string[], language: InterfaceLanguage): Promise<void> {
  if (args.includes('--sample')) return session.openSample(language);
  const folder = args.find((arg) => !arg.startsWith('-')) ?? session.settings.get().recent[0]?.folder;
  if (folder) await session.open(folder);
}

/**
 * Opens what a shell was started with. Where that can't be, the shell starts all the same: the session
 * keeps the failure, and the start screen says it, from which another archive can be opened.
 */
export async function openAtStart(session: Session, args: readonly string[], language: InterfaceLanguage): Promise<void> {
  clearLeft(session);
  try {
    await openAsked(session, args, language);
  } catch (error) {
    if (!(error instanceof Failure)) session.logger.error('what was asked for at the start was not opened', error);
    session.startFailure = error instanceof Failure ? error : new Failure('internal');
  }
}
