/** Main's side of the archive's process: starts it, gives out ports to it, ends it. */

import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { Contract } from '#shared/contract/index.ts';
import type { ToArchive } from './archive-process.ts';

/** An archive process that dies so often within so many milliseconds is not started again. */
const DEATHS = { most: 3, within: 60_000 };

/** How long the archive may take to close, with the backup that is made then, before the program ends without it. Milliseconds; nothing confirmed is lost. */
const PATIENCE = 25_000;

interface ArchiveEvents {
  /** The archive's process can't be kept alive. */
  readonly gone: () => void;
  /** It was started again, and no backup is open beside the archive any more. */
  readonly begunAnew: () => void;
}

export class ArchiveLink {
  readonly #start: (args: readonly string[]) => UtilityProcess;
  readonly #on: ArchiveEvents;
  readonly #deaths: number[] = [];
  #process: UtilityProcess;
  #ending = false;
  #client: ContractRouterClient<Contract>;

  /**
   * @param folder where the bundles are
   * @param args what the program was asked to open
   * @param home the folder for settings and the sample
   */
  constructor(folder: string, args: readonly string[], home: string, locale: string, on: ArchiveEvents) {
    this.#on = on;
    this.#start = (asked) =>
      utilityProcess.fork(path.join(folder, 'archive-process.js'), [...asked], {
        serviceName: 'Kronika archive',
        env: { ...process.env, KRONIKA_HOME: home, LC_ALL: locale },
        stdio: 'inherit',
      });
    this.#process = this.#launch(args);
    this.#client = this.#connectSelf();
  }

  /** The contract, as main itself calls it. */
  get client(): ContractRouterClient<Contract> {
    return this.#client;
  }

  /** A port to the archive, or to a backup that is open beside it, to be handed to a page. */
  port(beside: string | null = null): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.#process.postMessage({ type: 'connect', beside } satisfies ToArchive, [port1]);
    return port2;
  }

  /** Closes a backup whose window is gone. */
  endBeside(beside: string): void {
    this.#process.postMessage({ type: 'endBeside', beside } satisfies ToArchive);
  }

  async end(): Promise<void> {
    this.#ending = true;
    const ended = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()));
    this.#process.postMessage({ type: 'end' } satisfies ToArchive);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.#process.kill();
  }

  /** An archive process that dies is started again with the same archive; pages notice that their port is gone. */
  #launch(args: readonly string[]): UtilityProcess {
    const started = this.#start(args);
    started.once('exit', () => {
      if (this.#ending) return;
      this.#deaths.push(Date.now());
      const recent = this.#deaths.filter((time) => time > Date.now() - DEATHS.within);
      if (recent.length > DEATHS.most) return this.#on.gone();
      this.#process = this.#launch([]);
      this.#client = this.#connectSelf();
      this.#on.begunAnew();
    });
    return started;
  }

  #connectSelf(): ContractRouterClient<Contract> {
    const port = this.port();
    const link = new RPCLink({ port });
    port.start();
    return createORPCClient(link);
  }
}
