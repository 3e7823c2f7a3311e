/** Keeps what is typed into a form in the archive, a moment after each pause and well within every second, until it is saved. */

import { useEffect, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { Kind } from '#shared/contract/records.ts';
import { client, queries } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';

/** Milliseconds without a key before what stands there is kept, and the most that typing on may put it off: within a second it is on the disk. */
const PAUSE = 350;
const LATEST = 600;

/** What is known of drafts is asked anew when next it is shown. */
function forget(): void {
  queryClient.removeQueries({ queryKey: queries.drafts.key(), type: 'inactive' });
  void queryClient.invalidateQueries({ queryKey: queries.drafts.key() });
}

/** What is on its way of forms that were left: whoever opens one next waits for it. */
let underWay: Promise<void> = Promise.resolve();

export function draftsArrived(): Promise<void> {
  return underWay;
}

/** What a draft is a draft of. */
export interface DraftFrame {
  readonly kind: Kind;
  readonly recordId: string | null;
  readonly ownerId: string | null;
  readonly baseRevision: string | null;
  /** What the form opened with; null for a new record. */
  readonly base: unknown;
}

/** What the form holds of which a draft is made. */
interface Typed {
  readonly body: () => unknown;
  /** False where it is what the form opened with: of that no draft is kept. */
  readonly isChanged: () => boolean;
}

interface Told {
  readonly kept: (at: string | null) => void;
  /** What kept it from being kept; null when it was. */
  readonly failed: (error: unknown) => void;
}

class Keeper {
  frame: DraftFrame;
  typed: Typed;
  readonly #told: Told;
  #id: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something waits to be kept, as `performance.now` counts; null while nothing does. */
  #since: number | null = null;
  #paused = false;
  /** What was typed last could not be kept. */
  #unkept = false;
  #underWay: Promise<void> = Promise.resolve();

  constructor(id: string | null, frame: DraftFrame, typed: Typed, told: Told) {
    this.#id = id;
    this.frame = frame;
    this.typed = typed;
    this.#told = told;
  }

  readonly changed = (): void => {
    this.#since ??= performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#soon(), Math.max(0, Math.min(PAUSE, this.#since + LATEST - performance.now())));
  };

  readonly now = (): void => {
    forget();
    underWay = Promise.all([underWay, this.#soon()]).then(forget);
  };

  /** Keeps at once what waits, and tries again what could not be kept. Gives the draft's id; null where it still can't be. */
  async kept(): Promise<string | null> {
    await this.#soon();
    return this.#unkept ? null : this.#id;
  }

  /** Keeps nothing more for now; gives the draft's id when what was on its way has arrived, so that saving comes after it. */
  async pause(): Promise<string | null> {
    this.#paused = true;
    await this.#underWay;
    return this.#id;
  }

  /** Goes on; what was typed meanwhile is kept at once. */
  resume(): void {
    this.#paused = false;
    void this.#soon();
  }

  /** What waits to be kept was put there by discarding the draft; what comes next is another. */
  drop(): void {
    this.#forgetWaiting();
    this.#id = null;
    this.#paused = false;
    this.#told.kept(null);
    forget();
  }

  /** For good: the draft was saved as a record. */
  stop(): void {
    this.#paused = true;
    this.#forgetWaiting();
    forget();
  }

  #forgetWaiting(): void {
    this.#since = null;
    this.#unkept = false;
    clearTimeout(this.#timer);
  }

  /** One after the other: the first of a new draft gives it its id. */
  #soon(): Promise<void> {
    clearTimeout(this.#timer);
    this.#underWay = this.#underWay.then(() => this.#keep());
    return this.#underWay;
  }

  async #keep(): Promise<void> {
    if ((this.#since === null && !this.#unkept) || this.#paused) return;
    this.#since = null;
    try {
      this.#told.kept(await (this.typed.isChanged() ? this.#write() : this.#takeBack()));
      this.#unkept = false;
      this.#told.failed(null);
    } catch (error) {
      this.#unkept = true;
      // The typing goes on, and it is tried again with the next key; that it is not kept is said.
      this.#told.failed(error);
    }
  }

  async #write(): Promise<string> {
    const { id, at } = await client.drafts.keep({ ...this.frame, id: this.#id, body: this.typed.body() });
    this.#id = id;
    return at;
  }

  /** All is as it was before the first key: nothing waits to be finished. */
  async #takeBack(): Promise<null> {
    if (this.#id) await client.drafts.discard({ id: this.#id });
    this.#id = null;
    return null;
  }
}

export interface DraftKeeper {
  /** When the draft was last kept, ISO 8601; null before the first time. */
  readonly keptAt: string | null;
  /** What kept it from being kept the last time; null where nothing did. */
  readonly problem: unknown;
  readonly keeper: Keeper;
}

/**
 * @param known the draft that the form was begun with; null for none
 * @param isChanged whether the form holds another thing than it opened with
 */
export function useDraftKeeper<V extends FieldValues>(form: UseFormReturn<V>, known: string | null, frame: DraftFrame, isChanged: () => boolean): DraftKeeper {
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const typed = { body: () => form.getValues(), isChanged };
  const [keeper] = useState(() => new Keeper(known, frame, typed, { kept: setKeptAt, failed: setProblem }));
  useEffect(() => {
    keeper.frame = frame;
    keeper.typed = typed;
  });
  useEffect(() => {
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: keeper.changed });
    window.addEventListener('pagehide', keeper.now);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', keeper.now);
      keeper.now();
    };
  }, [form, keeper]);
  return { keptAt, problem, keeper };
}
