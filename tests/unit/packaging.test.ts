/** What is shipped, as far as `package.json` says it. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly build: { readonly electronFuses: Readonly<Record<string, boolean>>; readonly files: readonly string[]; readonly asarUnpack: readonly string[] };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;

test('the shipped Electron runs nothing but the packed app: no Node, no options, no debugger, no loose files', () => {
  expect(manifest.build.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('what is built on native code lies outside the archive that code is read from', () => {
  for (const native of ['better-sqlite3', 'sharp', '@img']) expect(manifest.build.asarUnpack).toContain(`node_modules/${native}/**`);
});

test('every version is pinned, so that two builds of one commit are alike', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('packing publishes nothing', () => {
  expect(manifest.scripts.package).toContain('--publish never');
});
