/** Where the worker threads begin: beside their sources while developing, beside the bundle when built. */

const fromSource = import.meta.url.endsWith('.ts');

function entry(source: string, built: string): URL {
  return new URL(fromSource ? source : built, import.meta.url);
}

export const workers = {
  photo: entry('../archive/photos/photo-worker.ts', './photo-worker.js'),
  check: entry('../archive/check/check-worker.ts', './check-worker.js'),
  backup: entry('../archive/backup/backup-worker.ts', './backup-worker.js'),
  merging: entry('../archive/merging/merging-worker.ts', './merging-worker.js'),
  search: entry('../archive/search/search-worker.ts', './search-worker.js'),
  table: entry('../archive/tables/table-worker.ts', './table-worker.js'),
  report: entry('../reports/report-worker.ts', './report-worker.js'),
};
