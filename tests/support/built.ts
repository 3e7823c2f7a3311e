/** Before the first test: the program is built, where its sources have changed since it was. */

import { build, isBuilt } from '../../electron/start/build.ts';

export default function built(): void {
  const reason = isBuilt() ? null : build();
  if (reason !== null) throw new Error(reason);
}
