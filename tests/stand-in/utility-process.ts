/** Electron's utility process as an ordinary child process, with ports over its channel. */

import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StandInPort } from './ports.ts';
import { type PortData, decodePortData, encodePortData } from './wire.ts';

/** What goes to and from the child. */
export type ChildMessage =
  | { readonly type: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly type: 'port'; readonly port: number; readonly data: PortData };

interface ForkOptions {
  readonly env: NodeJS.ProcessEnv;
}

const running = new Set<ChildProcess>();

/** Ends them as a crash does. */
export function killUtilityProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, StandInPort>();
  #count = 0;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const beforeIt = ['--import', fileURLToPath(new URL('entry-parent-port.ts', import.meta.url))];
    this.#child = fork(modulePath, args, { env: options.env, execArgv: beforeIt, serialization: 'advanced' });
    running.add(this.#child);
    this.#child.on('exit', (code) => {
      running.delete(this.#child);
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code);
    });
    this.#child.on('message', (message) => {
      const { type, port, data } = message as ChildMessage & { type: 'port' };
      // The child speaks into the end that it was given: it comes out of the other.
      if (type === 'port') this.#ports.get(port)?.postMessage(decodePortData(data));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(data: unknown, ports: readonly StandInPort[] = []): void {
    const numbers = ports.map((port) => {
      this.#count += 1;
      const number = this.#count;
      this.#ports.set(number, port);
      queueMicrotask(() => port.handOver({ post: (said) => this.#send({ type: 'port', port: number, data: encodePortData(said) }), close: () => {} }));
      return number;
    });
    this.#send({ type: 'message', data, ports: numbers });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #send(message: ChildMessage): void {
    if (this.#child.connected) this.#child.send(message);
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: readonly string[], options: ForkOptions): UtilityProcess => new UtilityProcess(modulePath, args, options),
};
