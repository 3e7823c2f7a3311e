/**
 * What a field is, said once beside its schema. How its column holds it, which input it has in a form, how its
 * value reads, what a search finds of it and how two copies of it are merged follow from that.
 */

import * as z from 'zod';

export type FieldType =
  | 'line' | 'address' | 'texts' | 'number' | 'choice' | 'flag' | 'date' | 'day' | 'moment' | 'reference' | 'country' | 'language' | 'list' | 'position'
  /** A value of another record's field, whatever that is. */
  | 'value'
  /** A record of a kind that another field names. */
  | 'anyReference';

export interface Declaration {
  readonly type: FieldType;
  readonly isOptional: boolean;
  /** Of a reference: what it refers to. */
  readonly kind?: string;
  /** Of a reference to any kind: the field that names the kind. */
  readonly kindField?: string;
  /** Of a choice. */
  readonly choices?: readonly string[];
  /** Of a list: what it holds. */
  readonly of?: Declaration;
  /** Of a number: what it stands for, and so how it reads. */
  readonly means?: 'year' | 'month';
  /** A text of more than a line. */
  readonly isLong?: boolean;
  /** It says who somebody is: erasing the person takes it away. */
  readonly isPersonal?: boolean;
  /** Once written it stays: the write path refuses to change it. */
  readonly isFrozen?: boolean;
}

const declarations = new WeakMap<z.ZodType, Declaration>();

/** The schema itself: metadata of zod's own would be lost with the next method that is called on it. */
export function declare<T extends z.ZodType>(schema: T, declaration: Omit<Declaration, 'isOptional'> & { readonly isOptional?: boolean }): T {
  declarations.set(schema, { isOptional: false, ...declaration });
  return schema;
}

/** Throws where a field does not say what it is; `name` is what the fault calls it. */
export function declarationOf(schema: z.ZodType, name = 'a field'): Declaration {
  const declaration = declarations.get(schema);
  if (!declaration) throw new Error(`${name} is not declared`);
  return declaration;
}

/** The same field, null where there is nothing. */
export function orNone<T extends z.ZodType>(schema: T): z.ZodNullable<T> {
  return declare(schema.nullable(), { ...declarationOf(schema), isOptional: true });
}

/** The same text, written in a field of several lines. */
export function long<T extends z.ZodType>(schema: T): T {
  return declare(schema.clone(), { ...declarationOf(schema), isLong: true });
}

/** The same field, of which erasing a person leaves nothing. */
export function personal<T extends z.ZodType>(schema: T): T {
  return declare(schema.clone(), { ...declarationOf(schema), isPersonal: true });
}

/** The same field, which nothing changes once its record was made. */
export function frozen<T extends z.ZodType>(schema: T): T {
  return declare(schema.clone(), { ...declarationOf(schema), isFrozen: true });
}

/** One of some codes; each has its word in `domain.json`. */
export function choice<const C extends readonly [string, ...string[]]>(choices: C) {
  return declare(z.enum(choices), { type: 'choice', choices });
}

/** How two copies of a field are merged: by paragraph in each language, as a whole, or not at all. */
export function mergesBy({ type }: Declaration): 'paragraph' | 'value' | 'never' {
  if (type === 'texts') return 'paragraph';
  return type === 'position' ? 'never' : 'value';
}
