import { type PlaywrightTestConfig, defineConfig } from '@playwright/test';
import type { AppOptions } from './e2e/support/app.ts';
import { CHROMIUM_ARGUMENTS, chromiumBinary } from './e2e/support/chromium.ts';

/** The same specs in every shell; those in the real Electron are skipped, by name, where its runtime is missing. */
const projects: PlaywrightTestConfig<AppOptions>['projects'] = [
  { name: 'browser', use: { shell: 'browser' }, testIgnore: /desktop/ },
  // What axe finds on a screen is the same in every shell: one is enough.
  { name: 'desktop on the stand-in', use: { shell: 'standIn' }, testIgnore: /browser-only|accessibility/ },
  { name: 'desktop in Electron', use: { shell: 'electron' }, testIgnore: /browser-only|stand-in|accessibility/ },
];

export default defineConfig<AppOptions>({
  testDir: './e2e',
  outputDir: '../test-results/e2e',
  globalSetup: './e2e/support/browser-ready.ts',
  fullyParallel: true,
  // Twice as many as there are cores: much of a test is waiting for a program to start.
  workers: 4,
  // Only so that a hanging test ends: how long one takes on a busy machine says nothing of the product.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: process.env.KRONIKA_E2E_REPORT ? [['line'], ['json', { outputFile: process.env.KRONIKA_E2E_REPORT }]] : [['list']],
  projects,
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'sl-SI',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_ARGUMENTS, ...(chromiumBinary ? { executablePath: chromiumBinary } : {}) },
  },
});
