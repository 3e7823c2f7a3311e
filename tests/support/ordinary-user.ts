/**
 * For scripts that run as a process of their own: gives up root's rights for good, since root may write
 * everywhere. Whatever the script needs must be loaded before, from a folder that only root may read.
 */

const NOBODY = 65_534;

export function becomeOrdinaryUser(): void {
  if (process.getuid?.() !== 0) return;
  process.setgroups?.([NOBODY]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
