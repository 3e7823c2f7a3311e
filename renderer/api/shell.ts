/** The desktop shell's few words, where there is one. In the browser shell there is none. */

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

export interface DesktopShell {
  connect(): void;
  chooseFolder(): Promise<Answer<string | null>>;
  setAppearance(appearance: { language: 'sl' | 'en'; theme: 'system' | 'light' | 'dark' }): void;
  /** Opens a window for a backup that is open beside the archive, by its id. */
  showBeside(id: string): void;
  /** Brings the archive's window before that of a backup. */
  showLiving(): void;
  onCommand(listener: (command: string) => void): void;
  /** Calls back when the program was started a second time, with what that start was asked to open. */
  onOpen(listener: (asked: { readonly sample: true } | { readonly folder: string }) => void): void;
}

declare global {
  interface Window {
    readonly kronikaShell?: DesktopShell;
  }
}

export const desktop: DesktopShell | null = window.kronikaShell ?? null;
