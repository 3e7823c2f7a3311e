/** The few words between the page's preload and main. All else goes over the port to the archive. */

export const CONNECT = 'kronika:connect';
export const PORT = 'kronika:port';
export const CHOOSE_FOLDER = 'kronika:choose-folder';
export const APPEARANCE = 'kronika:appearance';
export const COMMAND = 'kronika:command';
export const OPEN = 'kronika:open';
/** A backup that is open beside the archive is to be shown, in a window of its own. */
export const SHOW_BESIDE = 'kronika:show-beside';
/** From there: the archive's window is to come to the front. */
export const SHOW_LIVING = 'kronika:show-living';

/** What main answers: errors lose their fields when they are thrown across. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

export interface Appearance {
  readonly language: 'sl' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
}

/** What a second start was asked to open. */
export type AskedToOpen = { readonly sample: true } | { readonly folder: string };
