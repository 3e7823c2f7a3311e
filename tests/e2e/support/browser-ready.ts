import { existsSync } from 'node:fs';
import { unpackChromium } from './chromium.ts';

/** Before the first test: the browser unpacked, the product built. */
export default async function browserReady(): Promise<void> {
  await unpackChromium();
  if (!existsSync('out/main/browser.js')) throw new Error('build first: npm run build');
}
