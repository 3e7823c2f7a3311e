import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import type { Session } from '../service/session.ts';

/**
 * Opens what a shell was started with: `--sample`, the folder of an archive, or, where nothing was asked
 * for, the archive that was open last. Throws as opening does.
 */
export async function openAsked(session: Session, args: readonly string[], language: InterfaceLanguage): Promise<void> {
  if (args.includes('--sample')) return session.openSample(language);
  const folder = args.find((arg) => !arg.startsWith('-')) ?? session.settings.get().recent[0]?.folder;
  if (folder) await session.open(folder);
}
