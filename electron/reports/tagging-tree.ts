/** What a tagged PDF is made of, in the terms of ISO 32000-1, 14.7: elements that hold marked content, links and each other. */

export type Role =
  | 'Document' | 'Sect' | 'Div' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody'
  | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Caption' | 'Link' | 'TOC' | 'TOCI';

/** What the nodes of a definition say of themselves; pdfmake itself looks at none of it. */
declare module 'pdfmake/interfaces.js' {
  interface ContentBase {
    /** The element that it is. A table that is an `L` is a list of names and what they mean; `Div` keeps a table from being one. */
    tag?: Role | undefined;
    /** What who does not see it is told; without it a picture or drawing is ornament. */
    alt?: string | undefined;
    /** BCP 47, where it is not the document's. */
    lang?: string | undefined;
    /** What a table is called, for who hears it. */
    called?: string | undefined;
    /** The end of the paragraph before it, in a node of its own. */
    goesOn?: boolean | undefined;
    /** What is read instead of a piece of text. */
    actual?: string | undefined;
    /** Read once, after all else, though it stands in a running head or foot. */
    isSaid?: boolean | undefined;
  }
}

/** Points, from the upper left of the page. */
export interface Place {
  readonly page: Page;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page, as far as elements point to it. */
export interface Page {
  /** "12 0 R". */
  readonly reference: string;
  readonly height: number;
  /** Which element each of its marked contents is of. */
  readonly contents: Element[];
}

/** Marked content of a page. */
export interface Content {
  readonly page: Page;
  readonly mark: number;
}

/** A link that can be followed. */
export interface Annotation {
  readonly page: Page;
  readonly annotation: string;
  readonly key: number;
}

export type Kid = Element | Content | Annotation;

export interface Element {
  readonly role: Role;
  readonly kids: Kid[];
  readonly language?: string | undefined;
  readonly alternative?: string | undefined;
  /** What is to be read instead of what is painted. */
  readonly actual?: string | undefined;
  /** A dictionary in the syntax of PDF. */
  readonly attributes?: string | undefined;
  /** Where a figure stands. */
  place?: Place;
  /** Of a link: where it leads. */
  readonly target?: string | undefined;
}

/** What nobody reads: hairlines, running heads, what is repeated. */
export interface Artifact {
  readonly artifact: string;
}

export type Mark = Element | Artifact;

export const ORNAMENT: Artifact = { artifact: '/Artifact BMC' };
export const RUNNING: Readonly<Record<string, Artifact>> = {
  header: { artifact: '/Artifact <</Type /Pagination /Subtype /Header>> BDC' },
  footer: { artifact: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC' },
};
export const REPEATED: Artifact = { artifact: '/Artifact <</Type /Pagination>> BDC' };

export const isArtifact = (mark: Mark): mark is Artifact => 'artifact' in mark;
export const isElement = (kid: Kid): kid is Element => 'role' in kid;

/** A new element, the last of its parent so far. */
export function within(parent: Element, role: Role, says: Partial<Omit<Element, 'role' | 'kids'>> = {}): Element {
  const element: Element = { role, kids: [], ...says };
  parent.kids.push(element);
  return element;
}

/** Those that hold text themselves; in all others a text is a paragraph. */
const HOLDS_TEXT: ReadonlySet<Role> = new Set(['H1', 'H2', 'H3', 'H4', 'P', 'Lbl', 'LBody', 'TH', 'TD', 'Figure', 'Caption', 'Link', 'TOCI']);
export const holdsText = ({ role }: Element): boolean => HOLDS_TEXT.has(role);

/** A table keeps its empty cells; all else that came to hold nothing is not there. */
const KEPT_EMPTY: ReadonlySet<Role> = new Set(['TR', 'TH', 'TD', 'Document']);

/** Takes out what holds nothing: the element of an empty paragraph. */
export function pruned(element: Element): void {
  const { kids } = element;
  let kept = 0;
  for (const kid of kids) {
    if (isElement(kid)) {
      pruned(kid);
      if (kid.kids.length === 0 && !KEPT_EMPTY.has(kid.role)) continue;
    }
    kids[kept] = kid;
    kept += 1;
  }
  kids.length = kept;
}
