import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const BYTES_AN_ID = 16;
/** Asking the system for random bytes one id at a time takes longer than inserting the row. */
const pool = new Uint8Array(BYTES_AN_ID * 512);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/** A new UUIDv7 (RFC 9562), later in order than every one this process gave before. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.slice(used, used + BYTES_AN_ID);
  used += BYTES_AN_ID;
  const now = Math.max(Date.now(), lastMs);
  sequence = now === lastMs ? sequence + 1 : ((random[6] ?? 0) << 16) | ((random[7] ?? 0) << 8) | (random[8] ?? 0);
  lastMs = now;
  return uuidv7({ random, msecs: now, seq: sequence });
}
