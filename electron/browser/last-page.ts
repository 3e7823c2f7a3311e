/** Notes when the last page was closed, which ends what it showed: the program, or a backup that was open beside. A page that is only loaded anew asks for its files within a moment, and may then take its time. */

/** How long there must be none, nor any on its way. Milliseconds. */
const MOMENT = 3000;

/** How long one may be on its way, from its last file to its first word, on a slow computer. Milliseconds. */
const LOADING = 60_000;

export class LastPage {
  /** Called when the last one was closed. */
  onGone: () => void = () => {};
  #pages = 0;
  #timer: NodeJS.Timeout | undefined;

  get pages(): number {
    return this.#pages;
  }

  /** There are so many now. */
  now(pages: number): void {
    this.#pages = pages;
    this.#stop();
    if (pages === 0) this.#endAfter(MOMENT);
  }

  /** The first one was told its address, and is on its way. */
  awaited(): void {
    this.#stop();
    this.#endAfter(LOADING);
  }

  /** A page is asked for. */
  loading(): void {
    if (this.#timer === undefined) return;
    this.#stop();
    this.#endAfter(LOADING);
  }

  /** It is over: nothing is called any more. */
  end(): void {
    this.#stop();
    this.onGone = () => {};
  }

  #endAfter(milliseconds: number): void {
    this.#timer = setTimeout(() => this.onGone(), milliseconds);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
