/**
 * How two copies of an archive become one, by rules alone: sets of actions and three values, never a clock. What both
 * changed differently is nobody's to decide but a person's.
 */

/** An action that one of two copies knows and the other does not. */
export interface SideAction {
  readonly id: string;
  readonly verb: string;
  /** The action that it undoes or redoes. */
  readonly target: string | null;
  /** What that one was. */
  readonly targetVerb: string | null;
}

/** A merge only brings what others did, and an erasing is known from the list of erasures. */
const TOUCHES_NOTHING: ReadonlySet<string> = new Set(['merge', 'erase']);

const isStep = (verb: string) => verb === 'undo' || verb === 'redo';

/**
 * The ids of those actions of one side whose changes count: what was undone within its own side drops out together with its
 * undo, and so do an undo and the redo after it.
 * @param actions of one side, in their order
 */
export function touching(actions: readonly SideAction[]): string[] {
  const balance = new Map<string, number>();
  const last = new Map<string, string>();
  for (const { id, verb, target, targetVerb } of actions) {
    if (!isStep(verb) || target === null || targetVerb === 'merge') continue;
    balance.set(target, (balance.get(target) ?? 0) + (verb === 'undo' ? 1 : -1));
    last.set(target, id);
  }
  const own = new Set(actions.map(({ id }) => id));
  const counting: string[] = [];
  for (const { id, verb, target, targetVerb } of actions) {
    if (TOUCHES_NOTHING.has(verb)) continue;
    if (!isStep(verb)) {
      if ((balance.get(id) ?? 0) <= 0) counting.push(id);
    } else if (target !== null && targetVerb !== 'merge' && !own.has(target) && balance.get(target) !== 0 && last.get(target) === id) counting.push(id);
  }
  return counting;
}

/** Lines times lines that are compared; longer texts are merged as a whole. */
const MOST_COMPARED = 4_000_000;

/** For each line of one text the line of another that it stands as there, or -1: as many as can be, in their order. */
function standsAt(one: readonly string[], other: readonly string[]): number[] {
  const width = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * width);
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let to = other.length - 1; to >= 0; to -= 1) {
      const [below, beside] = [longest[(at + 1) * width + to] ?? 0, longest[at * width + to + 1] ?? 0];
      longest[at * width + to] = one[at] === other[to] ? (longest[(at + 1) * width + to + 1] ?? 0) + 1 : Math.max(below, beside);
    }
  }
  const places = one.map(() => -1);
  for (let at = 0, to = 0; at < one.length && to < other.length; ) {
    if (one[at] === other[to]) {
      places[at] = to;
      at += 1;
      to += 1;
    } else if ((longest[(at + 1) * width + to] ?? 0) >= (longest[at * width + to + 1] ?? 0)) at += 1;
    else to += 1;
  }
  return places;
}

const areEqual = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((line, index) => line === other[index]);

export interface Paragraph {
  readonly text: string;
  /** Whether it does not stand in the other text, there. */
  readonly isApart: boolean;
}

/** The paragraphs of a text, with which of them another one has otherwise or not at all. */
export function paragraphsBeside(text: string, other: string): Paragraph[] {
  const [own, lines] = [text.split('\n'), other.split('\n')];
  const places = own.length * lines.length > MOST_COMPARED ? own.map((line) => lines.indexOf(line)) : standsAt(own, lines);
  return own.flatMap((line, at) => (line.trim() === '' ? [] : [{ text: line, isApart: (places[at] ?? -1) < 0 }]));
}

/**
 * Two texts that were one, by paragraph; null where both changed the same ones, or added at the same place. Which of the two
 * is called ours makes no difference.
 */
export function mergeParagraphs(base: string, ours: string, theirs: string): string | null {
  if (ours === theirs || theirs === base) return ours;
  if (ours === base) return theirs;
  const [began, own, other] = [base.split('\n'), ours.split('\n'), theirs.split('\n')];
  if (began.length * Math.max(own.length, other.length) > MOST_COMPARED) return null;
  const [inOwn, inOther] = [standsAt(began, own), standsAt(began, other)];
  const merged: string[] = [];
  for (let at = 0, ownAt = 0, otherAt = 0; ; ) {
    let next = at;
    while (next < began.length && ((inOwn[next] ?? -1) < 0 || (inOther[next] ?? -1) < 0)) next += 1;
    const isEnd = next === began.length;
    const [ownEnd, otherEnd] = isEnd ? [own.length, other.length] : [inOwn[next] ?? 0, inOther[next] ?? 0];
    const [was, mine, yours] = [began.slice(at, next), own.slice(ownAt, ownEnd), other.slice(otherAt, otherEnd)];
    if (areEqual(mine, yours) || areEqual(yours, was)) merged.push(...mine);
    else if (areEqual(mine, was)) merged.push(...yours);
    else return null;
    if (isEnd) return merged.join('\n');
    merged.push(began[next] ?? '');
    [at, ownAt, otherAt] = [next + 1, ownEnd + 1, otherEnd + 1];
  }
}

type Texts = Readonly<Record<string, string>>;

export interface MergedTexts {
  /** Of a language in which both wrote differently, ours. */
  readonly texts: Texts;
  /** Those languages, in order. */
  readonly conflicting: readonly string[];
}

/** A text in several languages: each by itself, and of one that both changed each paragraph by itself. */
export function mergeTexts(base: Texts | null, ours: Texts | null, theirs: Texts | null): MergedTexts {
  const languages = [...new Set([base, ours, theirs].flatMap((texts) => Object.keys(texts ?? {})))].toSorted();
  const texts: Record<string, string> = {};
  const conflicting: string[] = [];
  for (const language of languages) {
    const [was, own, other] = [base?.[language], ours?.[language], theirs?.[language]];
    let merged = own;
    if (own === was) merged = other;
    else if (other !== was && own !== other) {
      const both = was === undefined || own === undefined || other === undefined ? null : mergeParagraphs(was, own, other);
      if (both === null) conflicting.push(language);
      merged = both ?? own;
    }
    if (merged !== undefined) texts[language] = merged;
  }
  return { texts, conflicting };
}
