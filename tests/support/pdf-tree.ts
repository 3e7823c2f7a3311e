/** The structure of a tagged PDF and what its pages paint, as far as a check needs them. */

import { type Dictionary, Name, type PdfFile, Reader, Ref, type Value, Word, isDictionary } from './pdf-objects.ts';

/** An element of the tree. */
export interface TreeElement {
  readonly id: number;
  readonly role: string;
  readonly dictionary: Dictionary;
  readonly parent: TreeElement | null;
  readonly kids: readonly TreeElement[];
  /** Its own marked contents, "page object/number". */
  readonly contents: readonly string[];
  readonly annotations: readonly number[];
}

export interface Painted {
  /** Numbers of marked contents, each as often as it is begun. */
  readonly marks: readonly number[];
  /** What is wrong with it. */
  readonly problems: readonly string[];
  /** Fonts by their name in the page, with the glyphs that are shown. */
  readonly glyphs: ReadonlyMap<string, ReadonlySet<number>>;
}

export class PdfDocument {
  readonly file: PdfFile;

  constructor(file: PdfFile) {
    this.file = file;
  }

  get(value: Value | undefined): Value | undefined {
    return value instanceof Ref ? this.file.objects.get(value.id)?.value : value;
  }

  dictionary(value: Value | undefined): Dictionary {
    const found = this.get(value);
    return isDictionary(found) ? found : new Map<string, Value>();
  }

  array(value: Value | undefined): readonly Value[] {
    const found = this.get(value);
    return Array.isArray(found) ? (found as readonly Value[]) : [];
  }

  name(value: Value | undefined): string {
    const found = this.get(value);
    return found instanceof Name ? found.name : '';
  }

  text(value: Value | undefined): string {
    const found = this.get(value);
    return typeof found === 'string' ? found : '';
  }

  stream(value: Value | undefined): Buffer | null {
    return value instanceof Ref ? (this.file.objects.get(value.id)?.stream ?? null) : null;
  }

  get catalogue(): Dictionary {
    return this.dictionary(this.file.trailer.get('Root'));
  }

  /** The numbers of the pages' objects. */
  get pages(): number[] {
    return this.array(this.dictionary(this.catalogue.get('Pages')).get('Kids')).flatMap((kid) => (kid instanceof Ref ? [kid.id] : []));
  }

  /** The elements under the root. */
  tree(): TreeElement[] {
    const { K } = Object.fromEntries(this.dictionary(this.catalogue.get('StructTreeRoot')));
    return (K instanceof Ref ? [K] : this.array(K)).flatMap((kid) => (kid instanceof Ref ? [this.#element(kid.id, null)] : []));
  }

  #element(id: number, parent: TreeElement | null): TreeElement {
    const dictionary = this.dictionary(new Ref(id));
    const page = dictionary.get('Pg');
    const kids: TreeElement[] = [];
    const contents: string[] = [];
    const annotations: number[] = [];
    const element: TreeElement = { id, role: this.name(dictionary.get('S')), dictionary, parent, kids, contents, annotations };
    const held = dictionary.get('K');
    for (const kid of Array.isArray(held) ? (held as readonly Value[]) : held === undefined ? [] : [held]) {
      if (typeof kid === 'number') contents.push(`${page instanceof Ref ? page.id : 0}/${kid}`);
      else if (kid instanceof Ref) kids.push(this.#element(kid.id, element));
      else if (isDictionary(kid)) {
        const [object, own] = [kid.get('Obj'), kid.get('Pg')];
        if (object instanceof Ref) annotations.push(object.id);
        else contents.push(`${own instanceof Ref ? own.id : 0}/${Number(kid.get('MCID'))}`);
      }
    }
    return element;
  }

  /** Follows what a page paints. */
  painted(page: Dictionary): Painted {
    const reader = new Reader((this.stream(page.get('Contents')) ?? Buffer.alloc(0)).toString('latin1'));
    const marks: number[] = [];
    const problems: string[] = [];
    const glyphs = new Map<string, Set<number>>();
    /** `real`, `artifact`, or neither: a span within one of these. */
    const open: string[] = [];
    let font = '';
    let saved = 0;
    let given: Value[] = [];
    for (let value = reader.value(); value !== undefined; value = reader.value()) {
      if (!(value instanceof Word)) {
        given.push(value);
        continue;
      }
      const { word } = value;
      if (word === 'BMC' || word === 'BDC') {
        const [tag, properties] = given;
        const mark = isDictionary(properties) ? properties.get('MCID') : undefined;
        const kind = tag instanceof Name && tag.name === 'Artifact' ? 'artifact' : typeof mark === 'number' ? 'real' : 'span';
        if (kind !== 'span' && open.some((around) => around !== 'span')) problems.push(`${kind} within ${open.join(' within ')}`);
        if (typeof mark === 'number') marks.push(mark);
        open.push(kind);
      } else if (word === 'EMC') {
        if (open.pop() === undefined) problems.push('a mark ended that was not begun');
      } else if (word === 'q') saved += 1;
      else if (word === 'Q') saved -= 1;
      else if (word === 'Tf') font = given[0] instanceof Name ? given[0].name : '';
      else if (PAINTS.has(word) && !open.some((kind) => kind !== 'span')) problems.push(`${word} paints what is neither marked nor an artifact`);
      if (word === 'TJ' || word === 'Tj') {
        const shown = glyphs.get(font) ?? new Set<number>();
        for (const part of given.flat()) if (typeof part === 'string') for (let at = 0; at + 1 < part.length; at += 2) shown.add(part.charCodeAt(at) * 256 + part.charCodeAt(at + 1));
        glyphs.set(font, shown);
      }
      given = [];
    }
    if (open.length > 0) problems.push('a mark is not ended');
    if (saved !== 0) problems.push('what is saved is not restored');
    return { marks, problems, glyphs };
  }
}

const PAINTS: ReadonlySet<string> = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Do', 'Tj', 'TJ', "'", '"', 'sh', 'BI']);

export function* all(elements: readonly TreeElement[]): Generator<TreeElement> {
  for (const element of elements) {
    yield element;
    yield* all(element.kids);
  }
}
