/**
 * Who may import whom, and where SQL may stand. The rooms are those of ARCHITECTURE.md; an import that
 * the table does not allow fails the build.
 */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type ICruiseResult, type IModule, cruise } from 'dependency-cruiser';

/** Room → the rooms whose code it may use. Data in `resources` is everybody's. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  'renderer/api': ['shared'],
  'renderer/base': ['renderer/api', 'shared'],
  'renderer/ui': ['renderer/base', 'renderer/api', 'shared'],
  'renderer/forms': ['renderer/ui', 'renderer/base', 'renderer/api', 'shared'],
  'renderer/features': ['renderer/forms', 'renderer/ui', 'renderer/base', 'renderer/api', 'shared'],
  'renderer/app': ['renderer/features', 'renderer/ui', 'renderer/base', 'renderer/api', 'shared'],
  'electron/jobs': ['shared'],
  'electron/archive': ['electron/jobs', 'shared'],
  'electron/reports': ['electron/jobs', 'shared'],
  'electron/service': ['electron/archive', 'electron/reports', 'electron/jobs', 'shared'],
  'electron/shell': ['electron/service', 'shared'],
  'electron/desktop': ['electron/shell', 'electron/service', 'shared'],
  'electron/browser': ['electron/shell', 'electron/service', 'shared'],
  'electron/cli': ['electron/shell', 'electron/service', 'shared'],
  'electron/portable': ['electron/shell', 'electron/service', 'shared'],
  'electron/packaging': ['electron/start', 'electron/reports', 'shared'],
  'electron/start': ['electron/shell', 'shared'],
};

/** Package → the only files that may load it. Types are free to all. */
const ONLY_IN: Readonly<Record<string, string>> = {
  electron: '^electron/desktop/',
  fontkit: '^electron/reports/rasterized\\.ts$',
  pdfmake: '^electron/reports/',
  sharp: '^electron/(archive/photos/(picture|heic)|reports/(sampling|rasterized))\\.ts$',
  'libheif-js': '^electron/archive/photos/heic\\.ts$',
  exifreader: '^electron/archive/photos/picture\\.ts$',
  'better-sqlite3': '^electron/archive/',
  kysely: '^electron/archive/',
  react: '^renderer/',
  'pdfjs-dist': '^renderer/features/reports/',
};

/** What the shared room may use: small pure libraries. */
const SHARED_PACKAGES = '^node_modules/(zod|i18next|@orpc/contract|@orpc/client|@orpc/shared)/';

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `${room} uses only ${['resources', ...allowed].join(', ')}`,
  severity: 'error' as const,
  from: { path: `^${room}/` },
  to: { path: '^(shared|renderer|electron|tests)/', pathNot: `^(${[room, ...allowed].join('|')})/` },
}));

const packageRules = Object.entries(ONLY_IN).map(([name, where]) => ({
  name: `${name} only in ${where}`,
  severity: 'error' as const,
  from: { path: '^(shared|renderer|electron)/', pathNot: where },
  to: { path: `^node_modules/${name}/`, dependencyTypesNot: ['type-only' as const] },
}));

const FORBIDDEN = [
  ...roomRules,
  ...packageRules,
  { name: 'no circles', severity: 'error' as const, from: { path: '^(shared|renderer|electron)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only' as const] } } },
  { name: 'shared is pure', severity: 'error' as const, from: { path: '^shared/' }, to: { path: '^node_modules/', pathNot: SHARED_PACKAGES } },
  { name: 'shared knows no Node', severity: 'error' as const, from: { path: '^(shared|renderer)/' }, to: { dependencyTypes: ['core' as const] } },
];

/** SQL stands with those who keep the tables, and nowhere else. */
const SQL = /\b(selectFrom|insertInto|updateTable|deleteFrom|replaceInto)\(|\bsql`|\bsql<|CompiledQuery|\.prepare[<(]|\.pragma\(/;
const SQL_ROOMS = /^electron\/archive\/(database|records|changes|search|check)\/|^electron\/archive\/[a-z-]+\/repository\.ts$|^electron\/archive\/photos\/check\.ts$/;

/** What SQLite alone understands. Outside the rooms that are its own, these files have some; the list is not to grow. */
const SQLITE_ONLY = /json_each|replaceInto|\binstr\(|\bVACUUM\b|\bPRAGMA\b|INSERT OR |sqlite_/;
const SQLITE_ROOMS = /^electron\/archive\/(database|search|check|backup|opening)\//;
const SQLITE_KNOWN: ReadonlySet<string> = new Set(['records/read.ts', 'changes/history.ts', 'changes/erase.ts', 'changes/blanking.ts', 'merging/repository.ts'].map((file) => `electron/archive/${file}`));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name).replaceAll(path.sep, '/'))
    .filter((name) => /\.tsx?$/.test(name));
}

function sqlOutside(): string[] {
  const files = ['electron', 'renderer', 'shared'].flatMap(filesBelow).filter((file) => !SQL_ROOMS.test(file));
  return files.filter((file) => SQL.test(readFileSync(file, 'utf8'))).map((file) => `${file}: SQL outside its rooms`);
}

/** SQL that PostgreSQL would not run, in a file that had none. */
function sqliteOutside(): string[] {
  const files = filesBelow('electron/archive').filter((file) => !SQLITE_ROOMS.test(file) && !SQLITE_KNOWN.has(file));
  return files.filter((file) => SQLITE_ONLY.test(readFileSync(file, 'utf8'))).map((file) => `${file}: SQL that only SQLite runs`);
}

/** The folder that a file is in, as a room beside others: two levels deep, three inside the archive and the features. */
function roomOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  return folders.slice(0, /^(electron\/archive|renderer\/features)\//.test(file) ? 3 : 2).join('/');
}

/** Rooms that are entered from above and from below: whoever follows the imports comes back to where they began. */
function roomCircles(modules: readonly IModule[]): string[] {
  const uses = new Map<string, Map<string, string>>();
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (from === to || !/^(shared|renderer|electron)\//.test(resolved)) continue;
      const ways = uses.get(from) ?? new Map<string, string>();
      uses.set(from, ways.set(to, `${source} → ${resolved}`));
    }
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (room: string, way: readonly string[]) => {
    const at = way.indexOf(room);
    if (at >= 0) {
      const circle = [...way.slice(at), room];
      circles.push(circle.slice(1).map((next, index) => uses.get(circle[index] ?? '')?.get(next) ?? '').join(', '));
    }
    if (at >= 0 || done.has(room)) return;
    for (const next of uses.get(room)?.keys() ?? []) walk(next, [...way, room]);
    done.add(room);
  };
  for (const room of uses.keys()) walk(room, []);
  return circles.map((circle) => `rooms that use each other: ${circle}`);
}

/** One line for each import, or each SQL statement, that stands where it may not. */
export async function boundaryProblems(): Promise<string[]> {
  const { output } = await cruise(['electron', 'shared', 'renderer'], {
    ruleSet: { forbidden: FORBIDDEN },
    validate: true,
    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.json', '.css'] },
    moduleSystems: ['es6', 'cjs'],
  });
  const { summary, modules } = output as ICruiseResult;
  const { violations, totalCruised } = summary;
  if (totalCruised < 100) return [`only ${totalCruised} files were looked at`];
  return [...violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule.name}`), ...roomCircles(modules), ...sqlOutside(), ...sqliteOutside()];
}
