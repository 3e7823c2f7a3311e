/** The sections of a long form: led to by their names, beside the fields or from a menu above them, and by keys from one to the next. */

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords } from '../base/words.ts';
import { Icon } from '../ui/icon.tsx';
import { beginningIn } from './form-places.ts';
import './form-outline.css';

/** Of fewer, each is in sight soon enough. */
const MANY = 5;

function sectionsOf(form: HTMLElement | null): readonly HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>('.form-section') ?? [])];
}

function goTo(section: HTMLElement | undefined): void {
  section?.scrollIntoView({ block: 'start' });
  beginningIn(section)?.focus({ preventScroll: true });
}

const isInSight = ({ top, bottom }: DOMRect) => bottom > 0 && top < window.innerHeight;

/** The section that is read or written in: the one with the focus while that is in sight, else the first of which something is. */
function shownIn(sections: readonly HTMLElement[]): number {
  const focused = sections.findIndex((section) => section.contains(document.activeElement));
  if (focused >= 0 && document.activeElement && isInSight(document.activeElement.getBoundingClientRect())) return focused;
  return Math.max(0, sections.findIndex((section) => section.getBoundingClientRect().bottom > 100));
}

/** Alt with Page Down and Page Up: to the beginning of the next section, and of the one before. */
export function useSectionKeys(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
      const isElsewhere = document.activeElement !== document.body && !form.current?.contains(document.activeElement);
      if (!event.altKey || step === 0 || isElsewhere) return;
      event.preventDefault();
      const sections = sectionsOf(form.current);
      goTo(sections[shownIn(sections) + step]);
    };
    document.addEventListener('keydown', go);
    return () => document.removeEventListener('keydown', go);
  }, [form]);
}

/** The names of the sections that are there, and which of them one is in. */
function useSections(form: RefObject<HTMLElement | null>): { readonly names: readonly string[]; readonly shown: number } {
  const [names, setNames] = useState<readonly string[]>([]);
  const [shown, setShown] = useState(0);
  // Before the form begins in its first field: what comes later would push that out of sight.
  useLayoutEffect(() => {
    const read = () => setNames((before) => {
      const now = sectionsOf(form.current).map((section) => section.querySelector(':scope > legend')?.firstChild?.textContent ?? '');
      return now.join('\n') === before.join('\n') ? before : now;
    });
    const look = () => setShown(shownIn(sectionsOf(form.current)));
    read();
    // Its sections come and go with what is chosen, and change their language with the reader's.
    const changes = new MutationObserver(read);
    const frame = form.current;
    if (frame) changes.observe(frame, { childList: true, subtree: true, characterData: true });
    frame?.addEventListener('focusin', look);
    // Scrolled is what is around the form; such an event goes up to nobody.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => {
      changes.disconnect();
      frame?.removeEventListener('focusin', look);
      document.removeEventListener('scroll', look, { capture: true });
    };
  }, [form]);
  return { names, shown };
}

export function FormOutline({ form }: { readonly form: RefObject<HTMLElement | null> }) {
  const { t } = useWords();
  const { names, shown } = useSections(form);
  useSectionKeys(form);
  if (names.length < MANY) return null;
  const go = (index: number) => goTo(sectionsOf(form.current)[index]);
  return (
    <nav className="form-outline" aria-label={t('app:form.sections')}>
      <ol>
        {names.map((name, index) => (
          <li key={name}>
            <Button className="form-outline-name" excludeFromTabOrder aria-current={index === shown} onPress={() => go(index)}>
              {name}
            </Button>
          </li>
        ))}
      </ol>
      <div className="form-outline-menu">
        <MenuTrigger>
          <Button className="choose button button-quiet">
            {t('app:form.sections')} <Icon name="down" />
          </Button>
          <Popover className="popover">
            <Menu className="list-box" onAction={(key) => setTimeout(() => go(Number(key)))}>
              {names.map((name, index) => (
                <MenuItem key={name} id={String(index)} className="list-box-item">
                  {name}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
    </nav>
  );
}
