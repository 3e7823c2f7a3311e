/** What one user of one computer prefers, in a small file outside every archive. */

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Settings, settings } from '#shared/contract/settings.ts';

const RECENT = 8;

/** The user's own folder for what Kronika keeps beside archives. `KRONIKA_HOME` names another. */
export function homeFolder(): string {
  const { env, platform } = process;
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

export class SettingsFile {
  readonly #file: string;
  #current: Settings;

  constructor(home: string) {
    this.#file = path.join(home, 'settings.json');
    this.#current = this.#read();
  }

  get(): Settings {
    return this.#current;
  }

  save(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    this.#current = settings.parse({ ...this.#current, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) });
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.tmp`, JSON.stringify(this.#current, null, 2));
    renameSync(`${this.#file}.tmp`, this.#file);
    return this.#current;
  }

  noteOpened(folder: string, name: string): void {
    const others = this.#current.recent.filter((known) => known.folder !== folder);
    this.save({ recent: [{ folder, name }, ...others].slice(0, RECENT) });
  }

  noteBackup(archive: string, made: Settings['backups'][string]): void {
    this.save({ backups: { ...this.#current.backups, [archive]: made } });
  }

  /** A file that is gone or can't be read is no reason not to start. */
  #read(): Settings {
    const defaults: Settings = { language: null, theme: 'system', author: userName(), recent: [], backups: {} };
    try {
      const read = settings.partial().safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return read.success ? settings.parse({ ...defaults, ...read.data }) : defaults;
    } catch {
      return defaults;
    }
  }
}
