/** A plain model of what an archive holds: each of the user's actions gives a new state, undo goes back by one. */

import { type Kind, fieldsOf, kinds } from '#shared/contract/records.ts';
import { findableKinds } from '#shared/contract/search.ts';
import { goesWithOwner } from '../../electron/archive/records/kinds.ts';
import type { Fields } from './random-records.ts';

/** What was put in the trash together, and which record that was asked of. */
interface Deletion {
  readonly number: number;
  readonly about: string;
}

interface Kept {
  readonly kind: Kind;
  readonly fields: Fields;
  /** Which deletion put it in the trash; null while it is live. */
  readonly deleted: Deletion | null;
}

type State = ReadonlyMap<string, Kept>;

/** Where a record names another. */
interface Pointer {
  readonly id: string;
  readonly field: string;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const isOneOf = (list: readonly Kind[], kind: Kind) => list.includes(kind);

/** Two groups of people, however equal their numbers. */
const COUNTS: readonly Kind[] = ['participation', 'unnamedOrganisations'];
/** What stands once with each event, however it is described there. */
const ONCE: { readonly [K in Kind]?: readonly string[] } = { eventProject: ['projectId'], eventWorkPackage: ['workPackageId'], photo: ['sha256'] };

export class Model {
  state: State = new Map();
  past: State[] = [];
  future: State[] = [];
  #deletions = 0;

  become(state: State): void {
    this.past.push(this.state);
    this.future = [];
    this.state = state;
  }

  putAll(records: readonly { readonly id: string; readonly kind: Kind; readonly fields: Fields }[]): void {
    this.become(new Map([...this.state, ...records.map(({ id, kind, fields }) => [id, { kind, fields, deleted: null }] as const)]));
  }

  put(id: string, kind: Kind, fields: Fields): void {
    this.putAll([{ id, kind, fields }]);
  }

  /** The record, and what goes to the trash with it. */
  #withParts(id: string): string[] {
    const { kind } = this.state.get(id) as Kept;
    const parts = goesWithOwner.filter((rule) => rule.owner === kind).flatMap((rule) =>
      [...this.state].filter(([, other]) => other.kind === rule.kind && other.deleted === null && other.fields[rule.field] === id).map(([part]) => part),
    );
    return [id, ...parts.flatMap((part) => this.#withParts(part))];
  }

  #deletion(about: string): Deletion {
    this.#deletions += 1;
    return { number: this.#deletions, about };
  }

  remove(id: string): void {
    const deleted = this.#deletion(id);
    const gone = new Set(this.#withParts(id));
    this.become(new Map([...this.state].map(([other, kept]) => [other, gone.has(other) ? { ...kept, deleted } : kept])));
  }

  /** What a deletion was asked of brings back all that went with it; what went along comes back alone. */
  restore(id: string): void {
    const deletion = this.state.get(id)?.deleted;
    const isBack = (other: string, { deleted }: Kept) => other === id || (deletion?.about === id && deleted === deletion);
    this.become(new Map([...this.state].map(([other, kept]) => [other, isBack(other, kept) ? { ...kept, deleted: null } : kept])));
  }

  /** Live records that name another, in the order of kinds and their fields. */
  #pointersAt(state: State, kind: Kind, id: string): Pointer[] {
    const live = (of: Kind) => [...state].filter(([, kept]) => kept.kind === of && kept.deleted === null).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return kinds.flatMap((of) =>
      [...fieldsOf(of)].flatMap(([field, declaration]) => {
        const names = ({ fields }: Kept) => fields[field] === id && (declaration.type === 'reference' ? declaration.kind === kind : declaration.kindField !== undefined && fields[declaration.kindField] === kind);
        return live(of).flatMap(([pointer, kept]) => (names(kept) ? [{ id: pointer, field }] : []));
      }),
    );
  }

  /** Makes several one: all that named the others names the one that stays, once where it would say the same twice. */
  merge(kind: Kind, keep: string, others: readonly string[], counts: 'own' | 'all'): void {
    const state = new Map(this.state);
    const deleted = this.#deletion(keep);
    const of = (id: string) => state.get(id) as Kept;
    const set = (id: string, fields: Fields) => void state.set(id, { ...of(id), fields: { ...of(id).fields, ...fields } });
    for (const [field, { type, kind: target }] of fieldsOf(kind)) {
      if (type !== 'reference' || target !== kind) continue;
      const above: unknown[] = [];
      for (let at = of(keep).fields[field]; typeof at === 'string' && !above.includes(at); at = of(at).fields[field]) above.push(at);
      if ([keep, ...others].some((id) => above.includes(id))) set(keep, { [field]: null });
    }
    const hasCounts = this.#pointersAt(state, kind, keep).some(({ id }) => isOneOf(COUNTS, of(id).kind));
    const twinOf = (id: string, field: string): string | undefined => {
      const { kind: row, fields } = of(id);
      const once = ONCE[row];
      if (isOneOf(COUNTS, row) || (!once && isOneOf(findableKinds, row))) return undefined;
      const told = once ?? [...fieldsOf(row).keys()].filter((name) => name !== 'position');
      return this.#pointersAt(state, kind, keep).find((other) => of(other.id).kind === row && other.id !== id && told.every((name) => isSame(of(other.id).fields[name], name === field ? keep : fields[name])))?.id;
    };
    const unite = (stays: string, goes: string) => {
      const [has, adds] = [of(stays).fields, of(goes).fields];
      for (const [name, { type }] of fieldsOf(of(stays).kind)) {
        if (has[name] === null && adds[name] !== null) set(stays, { [name]: adds[name] });
        else if (type === 'texts' && has[name] !== null && adds[name] !== null) set(stays, { [name]: { ...(adds[name] as object), ...(has[name] as object) } });
      }
      if (of(stays).kind === 'eventProject' && adds.link === 'own') set(stays, { link: 'own' });
      for (const about of this.#pointersAt(state, of(stays).kind, goes)) set(about.id, { [about.field]: stays });
      state.set(goes, { ...of(goes), deleted });
    };
    // By kind and field, and only then by whose they were.
    const order = (pointer: Pointer) => [kinds.indexOf(of(pointer.id).kind), [...fieldsOf(of(pointer.id).kind).keys()].indexOf(pointer.field)] as const;
    const pointers = others.flatMap((other) => this.#pointersAt(state, kind, other)).toSorted((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1] || (a.id < b.id ? -1 : 1));
    for (const { id, field } of pointers) {
      if (others.includes(id) || (kind === 'event' && counts === 'own' && hasCounts && isOneOf(COUNTS, of(id).kind))) continue;
      const twin = twinOf(id, field);
      if (twin) unite(twin, id);
      else set(id, { [field]: keep });
    }
    for (const other of others) state.set(other, { ...of(other), deleted });
    this.become(state);
  }

  undo(): void {
    this.future.push(this.state);
    this.state = this.past.pop() as State;
  }

  redo(): void {
    this.past.push(this.state);
    this.state = this.future.pop() as State;
  }

  ids(kind: Kind, isLive: boolean): string[] {
    return [...this.state].flatMap(([id, kept]) => (kept.kind === kind && (kept.deleted === null) === isLive ? [id] : [])).toSorted();
  }
}
