/** The objects of a PDF as they are written in it: enough to check what no viewer shows. For files that are whole. */

import { inflateSync } from 'node:zlib';

export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class Ref {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

/** An operator of a content stream, or a word of the file's own syntax. */
export class Word {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

export type Dictionary = ReadonlyMap<string, Value>;
/** Texts are kept as their bytes, latin-1. */
export type Value = number | boolean | null | string | Name | Ref | Word | readonly Value[] | Dictionary;

export interface PdfObject {
  readonly value: Value;
  /** Inflated; null where it has none. */
  readonly stream: Buffer | null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const TOKEN = /[\s\0]*(?:%[^\r\n]*[\s\0]*)*(<<|>>|\[|\]|\(|<[\da-fA-F\s]*>|\/[^\s\0()<>[\]{}/%]*|[+-]?(?:\d+\.?\d*|\.\d+)|[^\s\0()<>[\]{}/%]+)/y;

/** Reads values one after the other. */
export class Reader {
  at: number;
  readonly #source: string;

  constructor(source: string, at = 0) {
    this.#source = source;
    this.at = at;
  }

  #token(): string | null {
    TOKEN.lastIndex = this.at;
    const token = TOKEN.exec(this.#source)?.[1] ?? null;
    if (token !== null) this.at = TOKEN.lastIndex;
    return token;
  }

  /** The next value; null where the source ends. */
  value(): Value | undefined {
    const token = this.#token();
    return token === null ? undefined : this.#valueOf(token);
  }

  #valueOf(token: string): Value {
    if (token === '<<') return this.#dictionary();
    if (token === '[') return this.#values(']');
    if (token === '(') return this.#text();
    if (token.startsWith('<')) return Buffer.from(token.slice(1, -1).replaceAll(/\s/g, ''), 'hex').toString('latin1');
    if (token.startsWith('/')) return new Name(token.slice(1).replaceAll(/#([\da-fA-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))));
    if (/^[+-]?[\d.]/.test(token)) return this.#number(token);
    return token === 'true' ? true : token === 'false' ? false : token === 'null' ? null : new Word(token);
  }

  #number(token: string): Value {
    const reference = /[\s\0]+\d+[\s\0]+R(?![\w])/y;
    reference.lastIndex = this.at;
    if (!/^\d+$/.test(token) || !reference.test(this.#source)) return Number(token);
    this.at = reference.lastIndex;
    return new Ref(Number(token));
  }

  #values(end: string): Value[] {
    const values: Value[] = [];
    for (let token = this.#token(); token !== null && token !== end; token = this.#token()) values.push(this.#valueOf(token));
    return values;
  }

  #dictionary(): Dictionary {
    const values = this.#values('>>');
    const made = new Map<string, Value>();
    for (let index = 0; index + 1 < values.length; index += 2) {
      const [name, value] = [values[index], values[index + 1]];
      if (!(name instanceof Name) || value === undefined) throw new Error('a dictionary with a key that is no name');
      made.set(name.name, value);
    }
    return made;
  }

  #text(): string {
    let depth = 1;
    let text = '';
    for (; ; this.at += 1) {
      const letter = this.#source[this.at] ?? ')';
      if (letter === '\\') {
        this.at += 1;
        const next = this.#source[this.at] ?? '';
        text += ESCAPES[next] ?? next;
        continue;
      }
      depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
      if (depth === 0) break;
      text += letter;
    }
    this.at += 1;
    return text;
  }
}

export const isDictionary = (value: unknown): value is Dictionary => value instanceof Map;

/** A text of a PDF as people wrote it. */
export function textOf(bytes: string): string {
  if (!bytes.startsWith('\u00FE\u00FF')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

function streamOf(file: Buffer, source: string, value: Value, at: number): Buffer | null {
  const begun = /[\s\0]*stream\r?\n/y;
  begun.lastIndex = at;
  if (!isDictionary(value) || !begun.test(source)) return null;
  const bytes = file.subarray(begun.lastIndex, begun.lastIndex + Number(value.get('Length')));
  const filter = value.get('Filter');
  return filter instanceof Name && filter.name === 'FlateDecode' ? inflateSync(bytes) : bytes;
}

export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: Dictionary;
}

/** All objects, those in streams of objects too. Throws where a part can't be read. */
export function readObjects(bytes: Uint8Array): PdfFile {
  const file = Buffer.from(bytes);
  const source = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  let trailer: Dictionary = new Map();
  for (let at = 0; ; ) {
    const begun = /(?:^|[\r\n])(\d+) 0 obj[\s\0]/g;
    begun.lastIndex = at;
    const found = begun.exec(source);
    if (!found) break;
    const reader = new Reader(source, begun.lastIndex);
    const value = reader.value() ?? null;
    const stream = streamOf(file, source, value, reader.at);
    objects.set(Number(found[1]), { value, stream });
    at = reader.at + (stream && isDictionary(value) ? Number(value.get('Length')) : 0);
    if (isDictionary(value) && value.get('Type') instanceof Name && (value.get('Type') as Name).name === 'XRef') trailer = value;
  }
  for (const { value, stream } of Array.from(objects.values())) {
    if (!stream || !isDictionary(value) || !(value.get('Type') instanceof Name) || (value.get('Type') as Name).name !== 'ObjStm') continue;
    const inner = stream.toString('latin1');
    const places = new Reader(inner);
    for (let index = 0; index < Number(value.get('N')); index += 1) {
      const [id, offset] = [Number(places.value()), Number(places.value())];
      objects.set(id, { value: new Reader(inner, Number(value.get('First')) + offset).value() ?? null, stream: null });
    }
  }
  if (trailer.size === 0) {
    const at = source.lastIndexOf('trailer');
    const found = at < 0 ? null : new Reader(source, at + 'trailer'.length).value();
    if (isDictionary(found)) trailer = found;
  }
  return { objects, trailer };
}
