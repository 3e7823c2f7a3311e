/**
 * What was changed in a form since it was opened: the fields, and the rows that were added, changed and
 * taken away. Saving sends this and no more, so that what the form never showed, or what came since, stays.
 */

/** What a form holds: the record's own fields, and lists of the parts that belong to it. */
export interface FormValues {
  readonly id: string | null;
  readonly revision: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A part in a form; without an id while it is new. */
export interface Row {
  readonly id: string | null;
}

export interface RowsPatch {
  /** The rows in their order: new ones whole, known ones with the fields that changed alone. */
  readonly rows: readonly Readonly<Record<string, unknown> & Row>[];
  readonly removed: readonly string[];
}

/** Equal as JSON is: the order of keys does not count, and what is undefined is not there. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return (one ?? null) === null && (other ?? null) === null;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key] ?? null, b[key] ?? null));
}

/** The entries of `values` that differ from `base`. */
function changedEntries(base: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !isSame(base[key], value)));
}

function rowsOf(values: object, list: string): readonly (Row & Record<string, unknown>)[] {
  return ((values as Record<string, unknown>)[list] as (Row & Record<string, unknown>)[] | undefined) ?? [];
}

function rowsPatch(before: readonly (Row & Record<string, unknown>)[], now: readonly (Row & Record<string, unknown>)[]): RowsPatch {
  const known = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(now.map((row) => row.id));
  return {
    rows: now.map((row) => {
      const old = row.id === null ? undefined : known.get(row.id);
      return old ? { ...changedEntries(old, row), id: row.id } : row;
    }),
    removed: before.flatMap(({ id }) => (id === null || kept.has(id) ? [] : [id])),
  };
}

/** What saving sends of a form that opened with `base`. A new record is sent whole. */
export function patchOf<V extends FormValues>(base: V, values: V, lists: readonly string[]) {
  return {
    id: values.id,
    revision: values.revision,
    fields: values.id === null ? values.fields : changedEntries(base.fields, values.fields),
    ...Object.fromEntries(lists.map((list) => [list, rowsPatch(rowsOf(base, list), rowsOf(values, list))])),
  };
}

export interface Rebased<V> {
  readonly values: V;
  /** True where the same field or row was changed on both sides: what the form holds then stands. */
  readonly overlaps: boolean;
}

/**
 * What was typed over `base`, over the record as it is now: a draft that is taken up again after its
 * record was changed elsewhere. Rows that came since stay, and rows that went since and were not touched go.
 */
export function rebase<V extends FormValues>(base: V, values: V, current: V, lists: readonly string[]): Rebased<V> {
  const typed = changedEntries(base.fields, values.fields);
  const since = changedEntries(base.fields, current.fields);
  let overlaps = Object.keys(typed).some((field) => field in since && !isSame(typed[field], since[field]));
  const merged: Record<string, unknown> = {};
  for (const list of lists) {
    const before = rowsOf(base, list);
    const now = rowsOf(current, list);
    const patch = rowsPatch(before, rowsOf(values, list));
    const removed = new Set(patch.removed);
    const changes = new Map(patch.rows.map((row) => [row.id, row]));
    const there = new Set(now.map((row) => row.id));
    const rows = now.filter((row) => !removed.has(row.id ?? '')).map((row) => ({ ...row, ...changes.get(row.id) }));
    const changedElsewhere = (row: Row & Record<string, unknown>) => !isSame(before.find((old) => old.id === row.id), row);
    overlaps ||= now.some((row) => changedElsewhere(row) && (removed.has(row.id ?? '') || Object.keys(changes.get(row.id) ?? {}).length > 1));
    // A row that went elsewhere while it was being changed here is kept as a new one: nothing typed is lost.
    const lost = rowsOf(values, list).filter((row) => row.id !== null && !there.has(row.id) && Object.keys(changes.get(row.id) ?? {}).length > 1);
    overlaps ||= lost.length > 0;
    merged[list] = [...rows, ...lost.map((row) => ({ ...row, id: null })), ...rowsOf(values, list).filter((row) => row.id === null)];
  }
  const names = { ...(current as { names?: object }).names, ...(values as { names?: object }).names };
  return {
    values: { ...values, ...merged, id: current.id, revision: current.revision, fields: { ...current.fields, ...typed }, ...('names' in values ? { names } : {}) },
    overlaps,
  };
}
