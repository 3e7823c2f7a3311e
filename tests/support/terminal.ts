/** Kronika typed into a terminal, with an environment of the test's own: in this process, or the built program in one of its own. */

import path from 'node:path';
import { runCommand } from '../../electron/cli/run.ts';
import { compileCache } from '../../electron/start/build.ts';
import { Script } from './scripts.ts';
import { temporaryFolder } from './temporary.ts';

/** Built, it starts in a quarter of the time that its sources take. */
export const MAIN = new URL('../../out/main/cli.js', import.meta.url);

export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface TerminalOptions {
  /** What the system speaks. */
  readonly lang?: string;
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly largestFile?: number;
}

/** The environment of a user who has only said which language the system speaks. */
export function terminalEnv({ lang = 'en_GB.UTF-8', env = {} }: TerminalOptions = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, KRONIKA_HOME: path.join(temporaryFolder(), 'home'), LANG: lang, ...env };
}

/** Runs `kronika …` to its end, in this process: what of the terminal a command needs, `electron/cli/main.ts` hands to it. */
export async function kronika(args: readonly string[], options: Omit<TerminalOptions, 'largestFile'> = {}): Promise<Said> {
  const said = { out: '', err: '' };
  const status = await runCommand(args, {
    env: terminalEnv(options),
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    // Nobody sits there.
    ask: async () => null,
  });
  return { status, ...said };
}

/** The same in a process of its own, for what only a process can: the system's limits, its time zone, how the build starts. */
export async function kronikaProcess(args: readonly string[], options: TerminalOptions = {}): Promise<Said> {
  const { largestFile } = options;
  const script = new Script(MAIN, { args, env: terminalEnv(options), ...(largestFile === undefined ? {} : { largestFile }) });
  script.process.stdin?.end();
  await script.ended;
  return { status: script.process.exitCode, out: script.printed, err: script.errors };
}

/** The one JSON document of a command that was asked for it and went well. */
export async function kronikaJson<T>(args: readonly string[], options: TerminalOptions = {}, run: typeof kronikaProcess = kronika): Promise<T> {
  const { status, out, err } = await run([...args, '--json'], options);
  if (status !== 0 || err !== '') throw new Error(`${String(status)}: ${err}`);
  return JSON.parse(out) as T;
}
