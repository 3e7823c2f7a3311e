import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Processes and not threads: some tests take on another user's rights, which only a process can.
    pool: 'forks',
    // See `calmWebAssembly` in electron/jobs/worker-pool.ts.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
