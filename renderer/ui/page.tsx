import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { goBackByLink, useWayBack } from '../base/way-back.ts';
import { Icon } from './icon.tsx';
import './page.css';

/** The list that a record stands in. */
export interface Way {
  readonly place: LinkProps;
  readonly name: ReactNode;
}

interface PageProps {
  /** The way back, for windows in which neither the list nor the rail is beside the record. */
  readonly back?: Way;
  /** What the page is about, above its title: the kind of the record. */
  readonly kind?: ReactNode;
  readonly title: ReactNode;
  /** The title as text, for the window and its tab. */
  readonly name: string;
  /** Below the title: dates, status. */
  readonly under?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function BackLink({ place, name }: Way) {
  return (
    <Link {...place} className="page-back" resetScroll={false} onClick={goBackByLink}>
      <Icon name="left" /> {name}
    </Link>
  );
}

export function Page({ back, kind, title, name, under, actions, wide = false, children }: PageProps) {
  const frame = useRef<HTMLElement>(null);
  useWayBack(frame);
  useEffect(() => {
    document.title = name ? `${name} – Kronika` : 'Kronika';
  }, [name]);
  return (
    <article className={wide ? 'page page-wide' : 'page'} ref={frame}>
      {back ? <BackLink {...back} /> : null}
      <header className="page-head">
        <div className="page-titles">
          {kind ? <div className="page-kind">{kind}</div> : null}
          <h1>{title}</h1>
          {under ? <div className="page-under">{under}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      {children}
    </article>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly id?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** With an id, a link can lead to it: the page comes to it when it is drawn, however late its records arrive. */
export function Section({ title, id, aside, children }: SectionProps) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (id && window.location.hash === `#${id}`) frame.current?.scrollIntoView();
  }, [id]);
  return (
    <section className="section" id={id} ref={frame}>
      <div className="section-head">
        <h2>{title}</h2>
        {aside ? <div className="section-aside">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** Says what to do where there is nothing yet. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
