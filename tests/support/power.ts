/**
 * A disk whose power can be cut. A file system in a file lies in a file system in a file; the archive is on the
 * inner one, and what the inner one sends to its disk lies in the memory of the outer one until it is flushed, as in
 * the memory of a real disk. Either can be stopped at once, with all that it has not sent on, by an order that ext4
 * has for such tests (EXT4_IOC_SHUTDOWN).
 *
 * Needs root, mkfs.ext4, loop devices and perl, which gives the order.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

const MEGABYTE = 1024 * 1024;
const OUTER = 420;
const INNER = 320;

/** What is lost: `memory` is what the system had not sent to the disk; `disk` is also what the disk had not been told to flush. */
export type Cut = 'memory' | 'disk';

/** Stops a file system without writing its journal or anything else. */
const STOP = 'open(my $f, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) or die $!';

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** What must be there, or null where it is. */
export function lacking(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'root on Linux';
  return ['mkfs.ext4', 'mount', 'losetup', 'perl'].find((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) ?? null;
}

export class PoweredDisk {
  readonly #work = mkdtempSync(path.join(os.tmpdir(), 'kronika-power-'));
  readonly #outer = path.join(this.#work, 'outer');
  readonly #outerImage = path.join(this.#work, 'outer.img');
  readonly #innerImage = path.join(this.#outer, 'disk.img');
  /** Where the archive can be. */
  readonly folder = path.join(this.#work, 'inner');

  constructor() {
    for (const folder of [this.#outer, this.folder]) mkdirSync(folder);
    fill(this.#outerImage, OUTER);
    run('mkfs.ext4', '-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', this.#outerImage);
    run('mount', '-o', 'loop', this.#outerImage, this.#outer);
    // Filled, so that writing into it later changes nothing but what it holds.
    fill(this.#innerImage, INNER);
    run('mkfs.ext4', '-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', this.#innerImage);
    run('sync', '-f', this.#outer);
    run('mount', '-o', 'loop', this.#innerImage, this.folder);
  }

  /** From now on nothing that was not sent on yet is written any more; what writes is refused. */
  cut(how: Cut): void {
    run('perl', '-e', STOP, how === 'disk' ? this.#outer : this.folder);
  }

  /** Begins again with what the disk has, once nobody has a file open. */
  async powerUp(how: Cut): Promise<void> {
    await unmount(this.folder);
    if (how === 'disk') {
      await unmount(this.#outer);
      run('mount', '-o', 'loop', this.#outerImage, this.#outer);
    }
    run('mount', '-o', 'loop', this.#innerImage, this.folder);
  }

  async remove(): Promise<void> {
    for (const folder of [this.folder, this.#outer]) if (existsSync(folder) && isMounted(folder)) await unmount(folder);
    rmSync(this.#work, { recursive: true, force: true });
  }
}

function isMounted(folder: string): boolean {
  return spawnSync('mountpoint', ['-q', folder]).status === 0;
}

/** A file of zeros that are really there. */
function fill(file: string, megabytes: number): void {
  const descriptor = openSync(file, 'w');
  const zeros = Buffer.alloc(MEGABYTE);
  for (let written = 0; written < megabytes; written += 1) writeSync(descriptor, zeros);
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** A loop device lets go of its file a moment after its file system is unmounted. */
async function unmount(folder: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return run('umount', folder);
    } catch (error) {
      if (attempt > 100) throw error;
      await pass(100);
    }
  }
}
