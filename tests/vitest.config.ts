import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';
import { compileCache } from '../electron/start/build.ts';

// For the tests' processes and all that they start: what Node compiled once is kept.
process.env.NODE_COMPILE_CACHE ??= compileCache;

/** Threads are begun from the build, which `built.ts` holds to be that of the sources, in a third of the time that the sources take. */
const builtThreads: Plugin = {
  name: 'threads of the build',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('/electron/service/workers.ts') ? code.replaceAll('import.meta.url', JSON.stringify(new URL('../out/main/workers.js', import.meta.url).href)) : null),
};

export default defineConfig({
  plugins: [builtThreads],
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // Processes and not threads: some tests take on another user's rights or another time zone, which only a process can.
    pool: 'forks',
    // Files share what is loaded; what a file opened, `setup.ts` ends.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism()),
    setupFiles: ['tests/support/setup.ts'],
    globalSetup: ['tests/support/built.ts', 'tests/support/sample-once.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    // See `calmWebAssembly` in electron/jobs/worker-pool.ts.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
