/** How a page of the browser shell proves that it is one. The desktop needs no proof: its page has a port. */

/** The header with the page's secret, on every call. */
export const PAGE_HEADER = 'x-kronika-page';

/** Where the key of the start address is exchanged for the secret: `{ key }` in, `{ secret }` out, both JSON. */
export const ENTER = '/enter';

/** Where the program proves that it is still the one that gave the secret: `{ nonce }` in, `{ proof }` out, both JSON. */
export const PROVE = '/prove';

/** The name of the key in the fragment of the start address; a fragment is never sent to anybody. */
export const KEY = 'key';

/** Where the page ends the program: nothing in; the answer comes before it ends. */
export const QUIT = '/quit';

/** The call that a page keeps open as long as it is there. */
export const WATCH = '/rpc/archive/watch';
