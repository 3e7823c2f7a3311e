import { type PlaywrightTestConfig, defineConfig } from '@playwright/test';
import { compileCache } from '../electron/start/build.ts';
import type { AppOptions } from './e2e/support/app.ts';
import { CHROMIUM_ARGUMENTS, WITHOUT_ARGUMENTS, chromiumBinary } from './e2e/support/chromium.ts';

// For the tests' processes and all that they start: what Node compiled once is kept.
process.env.NODE_COMPILE_CACHE ??= compileCache;

/** What is another thing in the desktop shell than in the browser; all else is tested once, in the browser. */
const DESKTOP = /@desktop/;

const launched = (args: readonly string[] = []) => ({ args: [...CHROMIUM_ARGUMENTS, ...args], ignoreDefaultArgs: WITHOUT_ARGUMENTS, ...(chromiumBinary ? { executablePath: chromiumBinary } : {}) });

/** Chromium holds a process ready for a page that may come, which costs an eighth of loading one. On the stand-in a page that hangs makes place for another. */
const NO_SPARE = ['--renderer-process-limit=1'];

/** The tests in the real Electron are skipped, by name, where its runtime is missing. */
const projects: PlaywrightTestConfig<AppOptions>['projects'] = [
  { name: 'browser', use: { shell: 'browser', launchOptions: launched(NO_SPARE) }, testIgnore: /desktop/ },
  { name: 'desktop on the stand-in', use: { shell: 'standIn' }, testIgnore: /browser-only/, grep: [DESKTOP, /desktop-stand-in[a-z-]*\.spec/] },
  { name: 'desktop in Electron', use: { shell: 'electron' }, testIgnore: /browser-only|desktop-stand-in/, grep: DESKTOP, workers: 1 },
];

export default defineConfig<AppOptions>({
  testDir: './e2e',
  outputDir: '../test-results/e2e',
  globalSetup: './e2e/support/browser-ready.ts',
  fullyParallel: true,
  // More than there are cores: part of a test is waiting for a program to start.
  workers: 3,
  // Only so that a hanging test ends: how long one takes on a busy machine says nothing of the product.
  timeout: 1_800_000,
  expect: { timeout: 180_000 },
  forbidOnly: true,
  reporter: process.env.KRONIKA_E2E_REPORT ? [['line'], ['json', { outputFile: process.env.KRONIKA_E2E_REPORT }]] : [['list']],
  projects,
  use: {
    // As long as what is expected is waited for: a press that finds nothing to press ends the test then, and not with it.
    actionTimeout: 180_000,
    viewport: { width: 1280, height: 800 },
    locale: 'sl-SI',
    // What moves while it comes in is drawn many times, and waited for before it is pressed: an eighth of the whole run. And axe finds it paler then.
    contextOptions: { reducedMotion: 'reduce' },
    // KRONIKA_TRACE=retain-on-failure keeps all that led to a failure; it costs a third of the whole run.
    trace: (process.env.KRONIKA_TRACE as 'retain-on-failure' | undefined) ?? 'off',
    screenshot: 'only-on-failure',
    launchOptions: launched(),
  },
});
