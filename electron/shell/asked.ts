import type { InterfaceLanguage } from '#shared/domain/languages.ts';
import type { Session } from '../service/session.ts';

/**
 * Opens what a shell was started with: `--sample`, the folder of an archive, `--reopen` for the archive
 * that was open last, or nothing. Throws as opening does.
 */
export async function openAsked(session: Session, args: readonly string[], language: InterfaceLanguage): Promise<void> {
  if (args.includes('--sample')) return session.openSample(language);
  const last = args.includes('--reopen') ? session.settings.get().recent[0]?.folder : undefined;
  const folder = last ?? args.find((arg) => !arg.startsWith('-'));
  if (folder) await session.open(folder);
}
