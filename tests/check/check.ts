/** `npm run check`: all that can be known without running the product. The one script; CI runs it too. */

import { spawnSync } from 'node:child_process';
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

/** Runs a tool of the project; what it prints is the problem when it fails. */
function tool(name: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', shell: process.platform === 'win32' });
  return status === 0 ? [] : [`${stdout}${stderr}`.trim() || `${name} ended with ${String(status)}`];
}

const PROJECTS = ['shared', 'electron', 'electron/desktop/tsconfig.preload.json', 'renderer', 'tests'];

const checks: readonly Check[] = [
  ...PROJECTS.map((project) => ({ name: `types: ${project}`, run: () => tool('tsc', '-p', project) })),
  { name: 'lint', run: () => tool('oxlint', '--deny-warnings') },
  { name: 'boundaries', run: boundaryProblems },
  { name: 'unused code and packages', run: () => tool('knip', '--no-progress', '--treat-config-hints-as-errors') },
  { name: 'translations', run: translationProblems },
  { name: 'guide', run: guideProblems },
  { name: 'licences', run: licenceProblems },
];

export async function check(): Promise<Tally> {
  let failed = 0;
  for (const { name, run } of checks) {
    const problems = await run();
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${name}`);
    for (const problem of problems) console.log(problem.replaceAll(/^/gm, '    '));
    if (problems.length > 0) failed += 1;
  }
  return { passed: checks.length - failed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
