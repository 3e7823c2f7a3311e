/** The few signs of the interface, drawn: a font that has them all can't be counted on. */

const PATHS = {
  add: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4l-4 4 4 4',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  raise: 'M4 10l4-4 4 4',
  up: 'M8 13V3M4 7l4-4 4 4',
  undo: 'M5 3L2 6l3 3M2 6h7.5a4 4 0 010 8H6',
  prompt: 'M2.5 4l4 4-4 4M8.5 12.5h5',
  redo: 'M11 3l3 3-3 3M14 6H6.5a4 4 0 000 8H10',
  warn: 'M8 2L1.5 13.5h13zM8 6.5v3.2M8 11.6v.4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
