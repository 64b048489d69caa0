import { type Bubble, bubbles } from '@/features/case/bubbles';
import type { HistoryItem, Message } from '@/lib/api/types';

export interface Piece extends Bubble {
  /** Of all messages of an album: it goes or stays as one. */
  ids: string[];
}

/** What may become a case of its own: the resident's words in this case, not those of cases that wait in it. */
export function pieces(messages: Message[]): Piece[] {
  const own = messages.filter((one) => one.direction === 'in' && !one.fromCase);
  return bubbles(own).map((bubble) => ({
    ...bubble,
    ids: own.filter((one) => one.id === bubble.message.id || (one.albumId && one.albumId === bubble.message.albumId)).map((one) => one.id),
  }));
}

/** The case the last split made. */
export function splitOff(history: HistoryItem[]): string | null {
  const made = history.findLast((item) => item.type === 'messages-split')?.data.newCase;
  return typeof made === 'string' ? made : null;
}
