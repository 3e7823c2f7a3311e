import base from './playwright.config.ts';
export default { ...base, outputDir: '/tmp/w/out/e2e-core', expect: { timeout: 25_000 }, timeout: 400_000, use: { ...base.use, actionTimeout: 25_000 } };
