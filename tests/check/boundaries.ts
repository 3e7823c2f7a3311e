/**
 * Who may import whom, and where SQL may stand. The rooms are those of ARCHITECTURE.md; an import that
 * the table does not allow fails the build.
 */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type ICruiseResult, cruise } from 'dependency-cruiser';

/** Room → the rooms whose code it may use. Data in `resources` is everybody's. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  renderer: ['shared'],
  'electron/jobs': ['shared'],
  'electron/archive': ['electron/jobs', 'shared'],
  'electron/reports': ['electron/jobs', 'shared'],
  'electron/service': ['electron/archive', 'electron/reports', 'electron/jobs', 'shared'],
  'electron/shell': ['electron/service', 'shared'],
  'electron/desktop': ['electron/shell', 'electron/service', 'shared'],
  'electron/browser': ['electron/shell', 'electron/service', 'shared'],
  'electron/cli': ['electron/shell', 'electron/service', 'shared'],
  'electron/start': ['electron/shell', 'shared'],
};

/** Package → the only files that may load it. Types are free to all. */
const ONLY_IN: Readonly<Record<string, string>> = {
  electron: '^electron/desktop/',
  pdfmake: '^electron/reports/',
  sharp: '^electron/archive/photos/(picture|heic)\\.ts$',
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
const SQL_ROOMS = /^electron\/archive\/(database|records|search)\/|^electron\/archive\/[a-z-]+\/repository\.ts$|^electron\/archive\/photos\/check\.ts$/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name).replaceAll(path.sep, '/'))
    .filter((name) => /\.tsx?$/.test(name));
}

function sqlOutside(): string[] {
  const files = ['electron', 'renderer', 'shared'].flatMap(filesBelow).filter((file) => !SQL_ROOMS.test(file));
  return files.filter((file) => SQL.test(readFileSync(file, 'utf8'))).map((file) => `${file}: SQL outside its rooms`);
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
  const { violations, totalCruised } = (output as ICruiseResult).summary;
  if (totalCruised < 100) return [`only ${totalCruised} files were looked at`];
  return [...violations.map(({ rule, from, to }) => `${from} → ${to}: ${rule.name}`), ...sqlOutside()];
}
