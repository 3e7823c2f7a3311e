/** `npm run check`: all that can be known without running the product. The one script; CI runs it too. */

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { boundaryProblems } from './boundaries.ts';
import { guideProblems } from './guide.ts';
import { licenceProblems } from './licences.ts';
import { translationProblems } from './translations.ts';

interface Check {
  readonly name: string;
  /** One line for each problem; empty when all is well. */
  readonly run: () => string[] | Promise<string[]>;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** The compiler and the linter look for memory to free less often than by themselves: a sixth of the linter's work. */
const FREEING = { GOGC: '300' };

/** Runs a tool of the project; what it prints is the problem when it fails. */
function tool(name: string, ...args: string[]): Promise<string[]> {
  return new Promise((resolve) => {
    const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...FREEING, ...process.env }, shell: process.platform === 'win32' });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (printed += part));
    child.once('error', (error) => resolve([error.message]));
    child.once('close', (status) => resolve(status === 0 ? [] : [printed.trim() || `${name} ended with ${String(status)}`]));
  });
}

const PROJECTS = ['shared', 'electron', 'electron/desktop/tsconfig.preload.json', 'renderer', 'tests'];

const checks: readonly Check[] = [
  // Side by side and each in one thread: several threads in one check do half of the work twice.
  ...PROJECTS.map((project) => ({ name: `types: ${project}`, run: () => tool('tsc', '-p', project, '--singleThreaded') })),
  { name: 'lint', run: () => tool('oxlint', '--deny-warnings') },
  { name: 'boundaries', run: boundaryProblems },
  { name: 'unused code and packages', run: () => tool('knip', '--no-progress', '--treat-config-hints-as-errors') },
  { name: 'translations', run: translationProblems },
  { name: 'guide', run: guideProblems },
  { name: 'licences', run: licenceProblems },
];

function print({ name }: Check, problems: readonly string[]): void {
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${name}`);
  for (const problem of problems) console.log(problem.replaceAll(/^/gm, '    '));
}

/** Runs as many at once as there are cores; prints them in their order, each as soon as all before it are there. */
export async function check(): Promise<Tally> {
  const found: (string[] | undefined)[] = checks.map(() => undefined);
  const waiting = [...checks.entries()];
  let printed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, { run }] = next;
      found[index] = await run();
      for (let problems = found[printed], done = checks[printed]; problems && done; problems = found[printed], done = checks[printed]) {
        print(done, problems);
        printed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const failed = found.filter((problems) => problems?.length !== 0).length;
  return { passed: checks.length - failed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
