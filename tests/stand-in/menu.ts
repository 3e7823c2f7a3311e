import { tell } from './channel.ts';

interface MenuItem {
  readonly label?: string;
  readonly submenu?: readonly MenuItem[];
  readonly click?: () => void;
}

let menu: readonly MenuItem[] = [];

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (template: readonly MenuItem[]): void => {
    menu = template;
    tell({ type: 'said', what: 'menu', detail: JSON.parse(JSON.stringify(template)) });
  },
};

/** Chooses from the menu by the words that lead there. */
export function chooseFromMenu(path: readonly string[]): void {
  let items = menu;
  let found: MenuItem | undefined;
  for (const label of path) {
    found = items.find((item) => item.label === label);
    items = found?.submenu ?? [];
  }
  if (!found?.click) throw new Error(`the menu has no ${path.join(' > ')}`);
  found.click();
}
