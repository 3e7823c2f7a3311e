import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES = 16;
/** Asking for chance costs the same for much as for little. */
const pool = new Uint8Array(256 * BYTES);
let used = pool.length;
let last = { msecs: 0, seq: 0 };

function random(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}

/** 31 bits of chance, so that a counter that begins with them has room to go on. */
function start(): number {
  const { buffer, byteOffset } = random();
  return new DataView(buffer, byteOffset).getUint32(0) >>> 1;
}

/** An id for a record or an action: a UUIDv7 (RFC 9562), each greater than the one before it in this program. */
export function newId(): string {
  const now = Date.now();
  // Within a millisecond, and where the clock goes back, the counter goes on.
  last = now > last.msecs ? { msecs: now, seq: start() } : { msecs: last.msecs, seq: last.seq + 1 };
  return v7({ random: random(), ...last });
}
