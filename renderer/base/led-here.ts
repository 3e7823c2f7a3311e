import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** The element that an address names after its `#`: whoever is led there has the focus on it. */
export function useLedHere<E extends HTMLElement>(name: string): RefObject<E | null> {
  const element = useRef<E>(null);
  // Each time anew, also from the same page.
  const led = useRouterState({ select: ({ location }) => (location.hash === name ? (location.state.__TSR_key ?? name) : null) });
  useEffect(() => {
    if (led !== null) element.current?.focus();
  }, [led]);
  return element;
}
