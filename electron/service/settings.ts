/** What one user of one computer prefers, in a small file outside every archive. */

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure } from '#shared/contract/failures.ts';
import { type Settings, settings } from '#shared/contract/settings.ts';
import { isFile, isThere } from '../archive/files/looking.ts';
import { makeFolder } from '../archive/files/make-folder.ts';

const RECENT = 8;

/** The user's own folder for what Kronika keeps beside archives. `KRONIKA_HOME` names another. */
export function homeFolder(env: NodeJS.ProcessEnv = process.env): string {
  const { platform } = process;
  if (env.KRONIKA_HOME) return path.resolve(env.KRONIKA_HOME);
  if (platform === 'win32') return path.join(env.APPDATA ?? path.join(os.homedir(), 'AppData', 'Roaming'), 'Kronika');
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support', 'Kronika');
  return path.join(env.XDG_DATA_HOME ?? path.join(os.homedir(), '.local', 'share'), 'kronika');
}

function userName(): string {
  try {
    return os.userInfo().username || 'Kronika';
  } catch {
    return 'Kronika';
  }
}

/** Writes a file whole, or leaves the one that is there. */
function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(unfinished, 'w');
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

export class SettingsFile {
  readonly #file: string;
  /** False where a file is there that can't be understood: a newer version's, or a damaged one. */
  #understood = true;
  #current: Settings;

  constructor(home: string) {
    this.#file = path.join(home, 'settings.json');
    this.#current = this.#read();
  }

  get(): Settings {
    return this.#current;
  }

  /** Gives all settings as they are then. Throws `settings.notWritten`, with those of before kept in use and in their file. */
  save(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    const changed = settings.parse({ ...this.#current, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) });
    try {
      makeFolder(path.dirname(this.#file));
      if (!this.#understood) renameSync(this.#file, `${this.#file}.old`);
      this.#understood = true;
      writeWhole(this.#file, JSON.stringify(changed, null, 2));
    } catch (cause) {
      throw new Failure('settings.notWritten', { file: this.#file }, { cause });
    }
    this.#current = changed;
    return changed;
  }

  noteOpened(folder: string, name: string): void {
    const others = this.#current.recent.filter((known) => known.folder !== folder);
    this.save({ recent: [{ folder, name }, ...others].slice(0, RECENT) });
  }

  /** Where the last good backup is; with it, what was said of a failure is over. */
  noteBackup(archive: string, made: Settings['backups'][string] | null): void {
    const { [archive]: _, ...others } = this.#current.backups;
    const { [archive]: __, ...failures } = this.#current.backupFailures;
    this.save({ backups: made ? { ...others, [archive]: made } : others, backupFailures: failures });
  }

  noteBackupFailure(archive: string, failure: Settings['backupFailures'][string] | null): void {
    const { [archive]: before, ...others } = this.#current.backupFailures;
    if (before || failure) this.save({ backupFailures: failure ? { ...others, [archive]: failure } : others });
  }

  /** A file that is gone or can't be read is no reason not to start. */
  #read(): Settings {
    const defaults: Settings = { language: null, reportLanguage: null, theme: 'system', author: userName(), recent: [], backups: {}, backupPlans: {}, backupFailures: {}, lists: [], tables: [], searches: [], visited: [] };
    try {
      if (!isFile(this.#file)) throw new Error('there is no file of settings');
      const read = settings.partial().parse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return settings.parse({ ...defaults, ...read });
    } catch {
      this.#understood = !isThere(this.#file);
      return defaults;
    }
  }
}
