import type { CaseDetail, Message } from '@/lib/api/types';

/** Up to where the author has read: an answer states it, and the server refuses one blind to a newer message. */
export interface Seen {
  version: number;
  lastIncoming: string | null;
}

export const lastIncoming = (detail: CaseDetail): Message | undefined =>
  detail.messages.filter((message) => message.direction === 'in').at(-1);

export const seenAll = (detail: CaseDetail): Seen => ({
  version: detail.summary.version,
  lastIncoming: lastIncoming(detail)?.id ?? null,
});

/**
 * What counts as seen after the conversation changed. Somebody who has begun to write must open a newer message
 * deliberately; with an empty field, seeing the end of the conversation is enough.
 */
export function advance(seen: Seen | null, detail: CaseDetail, writing: boolean, atEnd: boolean): Seen {
  if (seen === null) return seenAll(detail);
  const newer = (lastIncoming(detail)?.id ?? null) !== seen.lastIncoming;
  if (newer && (writing || !atEnd)) return seen;
  return seen.version === detail.summary.version && !newer ? seen : seenAll(detail);
}

export const hasUnseen = (seen: Seen | null, detail: CaseDetail): boolean =>
  seen !== null && (lastIncoming(detail)?.id ?? null) !== seen.lastIncoming;
