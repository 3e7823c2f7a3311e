import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compileCache } from '../electron/start/build.ts';

// For the tests' processes and all that they start: what Node compiled once is kept.
process.env.NODE_COMPILE_CACHE ??= compileCache;

export default defineConfig({
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
