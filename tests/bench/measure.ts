/** Ratios against a limit that is measured in the same run, so that the machine's own speed falls out. */

export interface Figure {
  readonly name: string;
  /** What it is held against, in words. */
  readonly against: string;
  /** Medians; milliseconds, where `unit` says nothing else. */
  readonly ours: number;
  readonly theirs: number;
  /** The ratio that must not be passed; null where the figure is only watched. */
  readonly limit: number | null;
  readonly unit?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs two pieces of work in turn, so that both meet the same machine; the first runs are not counted. */
export async function inTurn(runs: number, ours: (run: number) => unknown, theirs: (run: number) => unknown): Promise<{ ours: number; theirs: number }> {
  const warm = Math.ceil(runs / 5);
  const a: number[] = [];
  const b: number[] = [];
  for (let run = 0; run < runs + warm; run += 1) {
    const [mine, other] = [await timed(() => ours(run)), await timed(() => theirs(run))];
    if (run < warm) continue;
    a.push(mine);
    b.push(other);
  }
  return { ours: median(a), theirs: median(b) };
}

export function report(figures: readonly Figure[]): boolean {
  let kept = true;
  for (const { name, against, ours, theirs, limit, unit = 'ms' } of figures) {
    const ratio = ours / theirs;
    const within = limit === null || ratio <= limit;
    kept &&= within;
    const bound = limit === null ? '' : `  (at most ${limit}×: ${within ? 'kept' : 'PASSED'})`;
    console.log(`${ratio.toFixed(2).padStart(7)}×  ${name}: ${ours.toFixed(3)} ${unit} against ${theirs.toFixed(3)} ${unit} ${against}${bound}`);
  }
  return kept;
}
