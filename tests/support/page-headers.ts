import { ENTER, KEY, PAGE_HEADER } from '#shared/contract/page.ts';

/** The key in a start address of the browser shell. */
export function keyOf(startAddress: string): string {
  return new URLSearchParams(new URL(startAddress).hash.slice(1)).get(KEY) ?? '';
}

/** Gives a key to a shell, as its page does; the answer holds the secret, or refuses. */
export function giveKey(origin: string, key: string): Promise<Response> {
  return fetch(origin + ENTER, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) });
}

/** What a page sends with its calls, once it has exchanged the key of a start address. */
export async function pageHeaders(startAddress: string): Promise<Record<string, string>> {
  const answer = await giveKey(new URL(startAddress).origin, keyOf(startAddress));
  const { secret } = (await answer.json()) as { secret: string };
  return { [PAGE_HEADER]: secret };
}
