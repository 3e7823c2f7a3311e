import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const entry = (path: string) => here(`./electron/${path}.ts`);

/** Native, or reading files of their own: these stay in node_modules. All else is bundled, which loads several times faster. */
const external = ['electron', /^node:/, 'better-sqlite3', 'sharp', /^libheif-js/, /^pdfmake/, 'fontkit', /^@expo-google-fonts\//];

/** The file beside a bundle that says which packages are in it, by their folders: their licences are handed over with it. */
const PACKED = 'packages.json';

const PACKAGE = /^.*?\/(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\/.*$/s;

const namesPackages: Plugin = {
  name: 'names packages',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : part.originalFileNames));
    const packages = new Set(files.map((file) => PACKAGE.exec(here(file).replaceAll('\\', '/'))?.[1]).filter((name) => name !== undefined));
    this.emitFile({ type: 'asset', fileName: PACKED, source: `${JSON.stringify([...packages].toSorted(), null, 1)}\n` });
  },
};

// Pages have addresses of several parts, and what they load must not depend on how deep they are;
// electron-vite presets a relative base, so ours is set after it.

export default defineConfig({
  main: {
    plugins: [namesPackages],
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        external,
        input: {
          main: entry('desktop/main'),
          'archive-process': entry('desktop/archive-process'),
          browser: entry('browser/main'),
          cli: entry('cli/main'),
          portable: entry('portable/main'),
          'photo-worker': entry('archive/photos/photo-worker'),
          'check-worker': entry('archive/check/check-worker'),
          'backup-worker': entry('archive/backup/backup-worker'),
          'merging-worker': entry('archive/merging/merging-worker'),
          'table-worker': entry('archive/tables/table-worker'),
          'search-worker': entry('archive/search/search-worker'),
          'report-worker': entry('reports/report-worker'),
        },
        // One flat folder: the threads are looked for beside whoever starts them.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { preload: entry('desktop/preload') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('./renderer'),
    plugins: [react(), namesPackages, { name: 'absolute-base', enforce: 'post', config: () => ({ base: '/' }) }],
    build: {
      outDir: here('./out/renderer'),
      minify: true,
      // It is read from the disk beside it, not from a network.
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        input: here('./renderer/index.html'),
        // All that the first screen needs in one file, and its style in another: a hundred small ones take half as long again.
        output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
      },
    },
  },
});
