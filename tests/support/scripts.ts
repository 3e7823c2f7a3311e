/** Scripts of the tests' own, each run by Node as a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEachTest } from './endings.ts';

export interface ScriptOptions {
  readonly args?: readonly string[];
  /** The size in bytes beyond which the system lets no file of the script grow. */
  readonly largestFile?: number;
  /** What its command begins with. */
  readonly within?: readonly string[];
  /** Its environment; without it, the tests' own. */
  readonly env?: NodeJS.ProcessEnv;
}

/** POSIX counts the limit in blocks of so many bytes. */
const BLOCK = 512;

const running = new Set<Script>();

export class Script {
  readonly process: ChildProcess;
  /** Settles when it has ended and all that it printed is here. */
  readonly ended: Promise<unknown>;
  #printed = '';
  #errors = '';
  #wake: () => void = () => undefined;

  constructor(entry: URL, { args = [], largestFile, within = [], env = process.env }: ScriptOptions = {}) {
    const command = [process.execPath, ...process.execArgv.filter((flag) => flag.startsWith('--wasm-')), fileURLToPath(entry), ...args];
    const limited = largestFile === undefined ? [] : ['sh', '-c', 'ulimit -f "$1"; shift; exec "$@"', 'sh', String(Math.floor(largestFile / BLOCK))];
    const [program = '', ...rest] = [...within, ...limited, ...command];
    this.process = spawn(program, rest, { stdio: ['pipe', 'pipe', 'pipe'], env });
    this.process.stdout?.on('data', (part: Buffer) => {
      this.#printed += part.toString();
      this.#wake();
    });
    this.process.stderr?.on('data', (part: Buffer) => (this.#errors += part.toString()));
    this.ended = once(this.process, 'close').then(() => this.#wake());
    running.add(this);
    void this.ended.then(() => running.delete(this));
  }

  /** The whole lines printed so far; a torn last one is none. */
  get lines(): string[] {
    return this.#printed.split('\n').slice(0, -1);
  }

  /** All that it printed so far. */
  get printed(): string {
    return this.#printed;
  }

  get errors(): string {
    return this.#errors;
  }

  /** Waits until it has printed so many lines, or has ended. */
  async reach(lines: number): Promise<void> {
    while (this.lines.length < lines && this.process.exitCode === null && this.process.signalCode === null) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** The first line it prints, once it is there. Throws when it ends without one. */
  async firstLine(): Promise<string> {
    await this.reach(1);
    if (this.lines[0] === undefined) await this.ended;
    const [line] = this.lines;
    if (line === undefined) throw new Error(`the script printed nothing: ${this.#errors}`);
    return line;
  }

  /** Ends it as a crash would: it can do nothing about it any more. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}

/** Runs a script to its end and gives what it printed, read as JSON. */
export async function answerOf<T>(entry: URL, options: ScriptOptions = {}): Promise<T> {
  const script = new Script(entry, options);
  const line = await script.firstLine();
  await script.ended;
  return JSON.parse(line) as T;
}

afterEachTest(async () => {
  for (const script of running) await script.kill();
});
