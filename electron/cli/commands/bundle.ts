import path from 'node:path';
import { unzipSync } from 'fflate/browser';
import { assertNotInArchive, writeOutput } from '../../service/output.ts';
import { command } from '../command.ts';
import { projectMeant } from '../report-meant.ts';

export const bundle = command({
  name: 'bundle',
  isOfReports: true,
  positionals: [{ name: 'archive' }],
  options: {
    project: { type: 'string', value: 'acronym', required: true },
    out: { type: 'string', short: 'o', value: 'file', required: true },
  },
  async run({ given, options }, context) {
    const { session, client, translator, reportLanguage: language } = context;
    const out = path.resolve(options.out);
    await session.look(given.archive);
    const projectId = await projectMeant(context, options.project);
    assertNotInArchive(session, out);
    const made = await client.reports.bundle({ projectId, language });
    const bytes = new Uint8Array(await made.file.arrayBuffer());
    // What is not called a ZIP is a folder: the same files, side by side.
    const isZip = path.extname(out).toLowerCase() === '.zip';
    if (isZip) await writeOutput(session, out, bytes);
    else for (const [name, file] of Object.entries(unzipSync(bytes))) await writeOutput(session, path.join(out, name), file);
    const { t } = translator;
    const lines = [t('command:bundleWritten', { file: out, files: t('command:files', { count: made.files.length }) }), ...made.files.map((file) => `  ${file}`)];
    return { ok: true, json: { file: out, sha256: isZip ? made.sha256 : null, projectId, language, files: made.files }, lines };
  },
});
