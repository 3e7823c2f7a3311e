/** How pdfmake's own methods are wrapped: what a method does is kept, and a method that is gone is told at once. */

import { createRequire } from 'node:module';

const required = createRequire(import.meta.url);

/** The methods of a class of pdfmake's. Throws where there is no such file. */
export function pdfmakeClass<T>(name: string): T {
  return (required(`pdfmake/js/${name}.js`) as { default: { prototype: T } }).default.prototype;
}

type Methods = Record<string, (...given: never[]) => unknown>;

/**
 * Puts a method in the place of one that is there. Throws where none is: a version of pdfmake that is made otherwise
 * must not go on and write reports that say nothing to who can't see them.
 */
export function wrap<T extends object, Name extends keyof T & string>(prototype: T, name: Name, around: (original: T[Name]) => (this: T, ...given: T[Name] extends (...given: infer G) => unknown ? G : never) => unknown): void {
  const original = (prototype as unknown as Methods)[name];
  if (typeof original !== 'function') throw new Error(`pdfmake no longer has ${name}, which tagging wraps`);
  Object.defineProperty(prototype, name, { value: around(original as T[Name]), configurable: true, writable: true, enumerable: false });
}
