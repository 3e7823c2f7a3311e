/**
 * What helpers have to end: after each test, or when the tests of a file are over. Modules stay loaded from
 * file to file, so each says it once, here; `setup.ts` lets it happen in every file.
 */

type Ending = () => void | Promise<void>;

const ofTest: Ending[] = [];
const ofFile: Ending[] = [];

export function afterEachTest(ending: Ending): void {
  ofTest.push(ending);
}

export function afterEachFile(ending: Ending): void {
  ofFile.push(ending);
}

/** What was built on something else ends before it. */
async function endAll(endings: readonly Ending[]): Promise<void> {
  for (const ending of endings.toReversed()) await ending();
}

export const endTest = () => endAll(ofTest);
export const endFile = () => endAll(ofFile);
