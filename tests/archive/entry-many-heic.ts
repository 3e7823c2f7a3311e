/** Decodes a HEIC again and again in one thread, as an import of many does; says by how many megabytes the process grew. */

import { decodeHeic } from '../../electron/archive/photos/heic.ts';
import { say } from '../support/says.ts';

const MEGABYTE = 1024 * 1024;
const MANY = 40;

const [file = ''] = process.argv.slice(2);
const decoded = async () => (await decodeHeic(file)).resize(100).jpeg().toBuffer();
const megabytes = () => process.memoryUsage().rss / MEGABYTE;

// What the first ones take is taken once.
for (let turn = 0; turn < 5; turn += 1) await decoded();
const before = megabytes();
for (let turn = 0; turn < MANY; turn += 1) await decoded();
say({ grown: Math.round(megabytes() - before) });
