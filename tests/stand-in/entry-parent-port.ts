/** Gives a child process the `process.parentPort` that Electron gives a utility process. */

import { EventEmitter } from 'node:events';
import type { ChildMessage } from './utility-process.ts';
import { decodePortData, encodePortData } from './wire.ts';

class ChildPort extends EventEmitter {
  readonly #number: number;
  #started = false;
  readonly #waiting: unknown[] = [];

  constructor(number: number) {
    super();
    this.#number = number;
  }

  postMessage(data: unknown): void {
    process.send?.({ type: 'port', port: this.#number, data: encodePortData(data) } satisfies ChildMessage);
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data });
  }

  close(): void {}

  receive(data: unknown): void {
    if (this.#started) this.emit('message', { data });
    else this.#waiting.push(data);
  }
}

const ports = new Map<number, ChildPort>();
const parentPort = new EventEmitter();

process.on('message', (received) => {
  const message = received as ChildMessage;
  if (message.type === 'port') {
    ports.get(message.port)?.receive(decodePortData(message.data));
    return;
  }
  const given = message.ports.map((number) => {
    const port = new ChildPort(number);
    ports.set(number, port);
    return port;
  });
  parentPort.emit('message', { data: message.data, ports: given });
});
// The program that started it is gone: nobody is left to ask.
process.on('disconnect', () => process.exit(0));

Object.assign(process, { parentPort });
