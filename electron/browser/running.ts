/**
 * One Kronika a user: a second start finds the first by a file that only its owner can read, proves by the secret in it that it may speak,
 * has it prove the same, and hands over what it was asked to open.
 */

import { createHmac, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { randomSecret, sameSecret } from './start-key.ts';

/** Where a second start speaks to the first. */
export const AGAIN = '/again';

/** How long a first one may take to answer before it counts as gone. Milliseconds. */
const PATIENCE = 5000;

export const askedToOpen = z.union([z.object({ sample: z.literal(true) }), z.object({ folder: z.string().min(1).max(4000) })]).nullable();
export type AskedToOpen = z.output<typeof askedToOpen>;

const again = z.object({ nonce: z.string().min(1).max(200), said: z.string().max(10_000), seal: z.string().max(200) });
const running = z.object({ port: z.number().int().min(1).max(65_535), secret: z.string().min(1) });

/** What only who knows the secret can say. The words before it keep one answer from being taken for another. */
const sealed = (secret: string, ...said: string[]) => createHmac('sha256', secret).update(JSON.stringify(said)).digest('base64url');

/** What the arguments ask for; folders are those of whoever typed them. */
export function askedBy(argv: readonly string[], workingFolder: string): AskedToOpen {
  if (argv.includes('--sample')) return { sample: true };
  const folder = argv.find((argument) => !argument.startsWith('-'));
  return folder === undefined ? null : { folder: path.resolve(workingFolder, folder) };
}

/** The first one's side. */
export class RunningFile {
  readonly #secret = randomSecret();
  readonly #file: string;

  /** @param home the folder for what Kronika keeps beside archives */
  constructor(home: string) {
    this.#file = path.join(home, 'start', 'running.json');
  }

  /** Says at which port it is. Throws where the folder can't be written. */
  write(port: number): void {
    const folder = path.dirname(this.#file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const unfinished = `${this.#file}.${process.pid}`;
    rmSync(unfinished, { force: true });
    // Never into a file, or through a link, that somebody has put there.
    writeFileSync(unfinished, JSON.stringify({ port, secret: this.#secret }), { mode: 0o600, flag: 'wx' });
    renameSync(unfinished, this.#file);
  }

  /** Another that has started since keeps its own. */
  remove(): void {
    try {
      if (running.parse(JSON.parse(readFileSync(this.#file, 'utf8'))).secret === this.#secret) rmSync(this.#file);
    } catch {
      // It was not written, or is gone.
    }
  }

  /** What a second start asks for, with the answer that proves who was asked; null for anybody else. */
  heard(body: unknown): { readonly asked: AskedToOpen; readonly answer: { readonly proof: string } } | null {
    const read = again.safeParse(body);
    if (!read.success) return null;
    const { nonce, said, seal } = read.data;
    if (!sameSecret(seal, sealed(this.#secret, 'ask', nonce, said))) return null;
    const asked = askedToOpen.safeParse(JSON.parse(said));
    return asked.success ? { asked: asked.data, answer: { proof: sealed(this.#secret, 'heard', nonce) } } : null;
  }
}

/** Hands over to a Kronika that runs already. False where there is none, which is then for this one to be. */
export async function handToFirst(home: string, asked: AskedToOpen): Promise<boolean> {
  try {
    const { port, secret } = running.parse(JSON.parse(readFileSync(path.join(home, 'start', 'running.json'), 'utf8')));
    const [nonce, said] = [randomUUID(), JSON.stringify(asked)];
    const body = JSON.stringify({ nonce, said, seal: sealed(secret, 'ask', nonce, said) });
    const answer = await fetch(`http://127.0.0.1:${port}${AGAIN}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return false;
    const { proof } = z.object({ proof: z.string() }).parse(await answer.json());
    return sameSecret(proof, sealed(secret, 'heard', nonce));
  } catch {
    // What was left by one that was killed leads nowhere, or to somebody else.
    return false;
  }
}
