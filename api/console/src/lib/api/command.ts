import { HttpError, NetworkError, send } from './http';
import type { CommandReply } from './types';

const attempts = 6;

/** One per click, not per attempt: the server carries the command out once, however often it arrives. */
export function newIdempotencyKey(): string {
  // crypto.randomUUID is missing on a page served over plain HTTP from another machine.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type Waiting = (milliseconds: number) => Promise<void>;

const wait: Waiting = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends a command until it is answered: an outage or a saturated journal is retried with the same key. */
export async function command<Reply = CommandReply>(path: string, body: unknown, key: string, pause: Waiting = wait): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send<Reply>(path, { method: 'POST', body, headers: { 'Idempotency-Key': key } });
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw error;
      await pause(pauseBefore(attempt, error));
    }
  }
}

export function isTransient(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  return error instanceof HttpError && [502, 503, 504].includes(error.status);
}

function pauseBefore(attempt: number, error: unknown): number {
  if (error instanceof HttpError && error.retryAfterSeconds !== null) return error.retryAfterSeconds * 1000;
  return Math.min(5000, 300 * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2);
}
