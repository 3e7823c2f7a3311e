import type { StandardHandleResult } from '@orpc/server/standard';

/**
 * An answer with bytes in it, made whole before it is sent. Node writes a form into its stream whether
 * or not anybody reads on, and when the reader has gone that ends the program.
 */
export async function wholeForm(result: StandardHandleResult): Promise<StandardHandleResult> {
  const form = result.response?.body;
  if (!result.matched || !(form instanceof FormData)) return result;
  const written = new Response(form);
  const bytes = new Uint8Array(await written.arrayBuffer());
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  const headers = { ...result.response.headers, 'content-type': written.headers.get('content-type') ?? '', 'content-length': String(bytes.length) };
  return { matched: true, response: { ...result.response, headers, body } };
}
