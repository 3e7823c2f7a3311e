/** Electron's ports in the program's main process: to another port here, to a page, or to a child process. */

import { EventEmitter } from 'node:events';
import { onPage, tell } from './channel.ts';
import { decodePortData, encodePortData } from './wire.ts';

/** What a port leads to, once it has been handed over. */
export interface Remote {
  post(data: unknown): void;
  close(): void;
}

export class StandInPort extends EventEmitter {
  other: StandInPort | null = null;
  remote: Remote | null = null;
  #started = false;
  readonly #waiting: unknown[] = [];

  postMessage(data: unknown): void {
    if (this.other?.remote) this.other.remote.post(data);
    else this.other?.receive(data);
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data });
  }

  close(): void {
    if (this.other?.remote) this.other.remote.close();
    else this.other?.emit('close');
  }

  receive(data: unknown): void {
    if (this.#started) this.emit('message', { data });
    else this.#waiting.push(data);
  }

  /** Hands this end to somebody outside: what comes to it goes there from now on. */
  handOver(remote: Remote): void {
    this.remote = remote;
    for (const data of this.#waiting.splice(0)) remote.post(data);
  }
}

export class MessageChannelMain {
  readonly port1 = new StandInPort();
  readonly port2 = new StandInPort();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

const inPages = new Map<number, StandInPort>();
let count = 0;

/** Hands a port to a page; gives the number that it is known by there. */
export function portForPage(port: StandInPort, window: number): number {
  count += 1;
  const number = count;
  inPages.set(number, port);
  port.handOver({
    post: (data) => tell({ type: 'port', window, port: number, data: encodePortData(data) }),
    close: () => tell({ type: 'portClosed', window, port: number }),
  });
  return number;
}

onPage((message) => {
  // What the page says into its end comes out of the other end of that channel.
  if (message.type === 'port') inPages.get(message.port)?.postMessage(decodePortData(message.data));
});
