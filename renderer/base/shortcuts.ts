/** The keys of the app, said once: the list of keys and the palette show them, `keys.ts` hears them, the desktop's menu bears the same. */

export const SHORTCUTS = {
  commands: ['Ctrl K'],
  search: ['/'],
  create: ['N'],
  capture: ['Shift N'],
  edit: ['E'],
  outcome: ['H'],
  save: ['Ctrl S'],
  undo: ['Ctrl Z'],
  redo: ['Ctrl Shift Z'],
  leave: ['Esc'],
  move: ['↑', '↓'],
  choose: ['Space'],
  decide: ['1', '2', '3'],
  sections: ['Alt Page Down', 'Alt Page Up'],
  help: ['?'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Shortcut = keyof typeof SHORTCUTS;

const IS_MAC = navigator.platform.startsWith('Mac');

/** The keys of what can be done, as they stand on this computer's keyboard. */
export function keysOf(shortcut: Shortcut): readonly string[] {
  return IS_MAC ? SHORTCUTS[shortcut].map((keys) => keys.replace('Ctrl', '⌘').replace('Alt', '⌥')) : SHORTCUTS[shortcut];
}
