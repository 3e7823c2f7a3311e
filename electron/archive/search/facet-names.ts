/** What the records are called that hits can be narrowed by, and how a question writes them. */

import type { Database as Connection } from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { type Multilingual, chooseText } from '#shared/domain/languages.ts';
import type { Database } from '../database/schema.ts';
import { rowsOf } from '../database/statement.ts';
import { parsed } from '../records/careful.ts';
import { recordsNamed } from './values.ts';

export type NamedField = 'programme' | 'project' | 'organisation';

/** By what each is called in a question, where that says which is meant, and in whole. */
const CALLED: Record<NamedField, string> = {
  programme: 'SELECT id, code AS short, name FROM programme',
  project: 'SELECT id, acronym AS short, title AS name FROM project',
  organisation: 'SELECT id, shortName AS short, name FROM organisation',
};

interface Called {
  /** A short name that only this record answers to, else its id. */
  readonly value: string;
  readonly short: string | null;
  readonly name: Multilingual | null;
}

/** What would end a value or part it in two. */
const PARTS = /[",]/;

export class FacetNames {
  readonly #db: Kysely<Database>;
  readonly #connection: Connection;
  readonly #known = new Map<string, Called>();
  #version: unknown = null;

  constructor(db: Kysely<Database>, connection: Connection) {
    this.#db = db;
    this.#connection = connection;
  }

  /** @param ids without their hyphens, as tags hold them */
  async of(field: NamedField, ids: readonly string[], language: string): Promise<{ value: string; name: string | null }[]> {
    const version: unknown = this.#connection.pragma('data_version', { simple: true });
    if (version !== this.#version) this.#known.clear();
    this.#version = version;
    const whole = ids.map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
    await this.#learn(field, whole.filter((id) => !this.#known.has(id)));
    return whole.map((id) => {
      const { value, short, name } = this.#known.get(id) ?? { value: id, short: null, name: null };
      const chosen = chooseText(name, language)?.text ?? null;
      return { value, name: field === 'project' ? (short ?? chosen) : (chosen ?? short) };
    });
  }

  async #learn(field: NamedField, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await rowsOf<{ id: string; short: string | null; name: string | null }>(this.#db, `${CALLED[field]} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
    for (const { id, short, name } of rows) this.#known.set(id, { value: await this.#written(field, id, short), short, name: parsed(name ?? 'null', null) as Multilingual | null });
  }

  async #written(field: NamedField, id: string, short: string | null): Promise<string> {
    if (short === null || PARTS.test(short) || short !== short.trim()) return id;
    const meant = await recordsNamed(this.#db, field, short);
    return meant.length === 1 && meant[0] === id ? short : id;
  }
}
