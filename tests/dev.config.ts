import base from './playwright.config.ts';
export default { ...base, outputDir: '/tmp/w/out/e2e-core' };
