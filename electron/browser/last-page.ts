/** Notes when the last page was closed, which ends the program; a page that is only loaded anew is away for less than a moment. */

/** How long there must be none. Milliseconds. */
const MOMENT = 3000;

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
    clearTimeout(this.#timer);
    if (pages === 0) this.#timer = setTimeout(() => this.onGone(), MOMENT);
  }
}
