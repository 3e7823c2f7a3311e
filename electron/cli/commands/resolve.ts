import type { Decision } from '#shared/contract/merging.ts';
import { command } from '../command.ts';

/** A value as JSON; what is none is a text as it was typed. */
function valueOf(typed: string): unknown {
  try {
    return JSON.parse(typed) as unknown;
  } catch {
    return typed;
  }
}

export const resolve = command({
  name: 'resolve',
  positionals: [{ name: 'archive' }, { name: 'conflict' }, { name: 'decision', many: true }],
  options: {},
  async run({ given }, { session, client, translator }) {
    await session.open(given.archive);
    const typed = given.decision;
    const decision: Decision = typed === 'ours' || typed === 'theirs' ? { take: typed } : { take: 'value', value: valueOf(typed) };
    await client.merging.resolve({ decisions: [{ conflict: given.conflict, decision }] });
    const { total } = await client.merging.conflicts({ limit: 1 });
    return { ok: true, json: { resolved: given.conflict, open: total }, lines: [translator.t('command:resolved', { count: total })] };
  },
});
