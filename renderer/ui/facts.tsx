import type { ReactNode } from 'react';
import type { Multilingual } from '#shared/domain/languages.ts';
import { Texts } from './texts.tsx';
import './facts.css';

/** A quiet list of facts: what it is, and what it says. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A fact of several texts; nothing where there is none. */
export function FactList({ name, texts }: { readonly name: string; readonly texts: readonly Multilingual[] }) {
  if (texts.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {texts.map((text, index) => (
          <li key={index}>
            <Texts texts={text} />
          </li>
        ))}
      </ul>
    </Fact>
  );
}
