/** The way back: who returns to a page finds it where it was left, with the focus on what led away from it. */

import { type RouterHistory, useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect, useState } from 'react';

/** The place that was shown last, where it was left on a way back; null on every other way. */
let left: string | null = null;
/** Whether the next step goes back although it goes on in the browser's history: by a link that says so. */
let byLink = false;
/** How far the window was scrolled where places were left, in pixels. */
const scrolled = new Map<string, number>();

const here = () => window.location.pathname + window.location.search;

/** Tells ways back from others. Called once, with the history of the app. */
export function watchWays(history: RouterHistory): void {
  let shown = here();
  // The address of the window follows a moment later.
  history.subscribe(({ action, location }) => {
    const before = shown;
    shown = location.pathname + location.search;
    left = byLink || action.type === 'BACK' ? before : null;
    byLink = false;
    scrolled.set(before, window.scrollY);
  });
}

/** The next step is a way back. */
export function goBackByLink(): void {
  byLink = true;
}

/** The place that one comes back from, told once; null where one comes otherwise. */
export function cameBackFrom(): string | null {
  const from = left;
  left = null;
  return from;
}

/** Tells whether its page is still the one that is shown: who has gone on is led nowhere by what ends late. */
export function useStillHere(): () => boolean {
  const { history } = useRouter();
  const [drawnAt] = useState(() => history.location.pathname);
  return () => history.location.pathname === drawnAt;
}

const pathOf = (place: string) => place.replace(/[?#].*$/, '');

/** Takes the focus to the link of a page by which it was left, and scrolls to where it was then. */
export function useWayBack(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const from = cameBackFrom();
    if (from === null) return;
    window.scrollTo(0, scrolled.get(here()) ?? 0);
    const links = [...(frame.current?.querySelectorAll('a') ?? [])];
    const link = links.find(({ pathname, search }) => pathname + search === from) ?? links.find(({ pathname }) => pathname === pathOf(from));
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
  }, [frame]);
}
