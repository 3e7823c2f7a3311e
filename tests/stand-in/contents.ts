/** A page as the program's main process holds it, and what the program has said that it may do. */

import { EventEmitter } from 'node:events';
import { tell } from './channel.ts';

type OpenHandler = (details: { url: string }) => { action: string };

export class WebContents extends EventEmitter {
  readonly #window: number;
  openHandler: OpenHandler = () => ({ action: 'allow' });

  /** @param window 0 for contents that are no window's, as Electron makes them too */
  constructor(window: number) {
    super();
    this.#window = window;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    tell({ type: 'said', what: 'webRtc', detail: policy });
  }

  send(channel: string, value: unknown): void {
    tell({ type: 'toPage', window: this.#window, channel, value, ports: [] });
  }

  /** As in Electron: the process is gone a moment later, and a page that is loaded then has another. */
  forcefullyCrashRenderer(): void {
    tell({ type: 'said', what: 'crashed', detail: this.#window });
    queueMicrotask(() => this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 }));
  }

  reload(): void {
    tell({ type: 'reload', window: this.#window });
  }

  /** True when the program keeps this from happening. */
  refuses(event: string, ...details: unknown[]): boolean {
    let prevented = false;
    const [first = {}, ...rest] = details;
    this.emit(event, { ...(first as object), preventDefault: () => (prevented = true) }, ...rest);
    return prevented;
  }
}
