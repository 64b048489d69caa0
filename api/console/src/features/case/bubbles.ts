import type { Attachment, Message } from '@/lib/api/types';

export interface Bubble {
  message: Message;
  /** Of the whole album when the network sent one as several messages. */
  attachments: Attachment[];
}

/** Groups the messages of an album into one bubble that carries the album's text. */
export function bubbles(messages: Message[]): Bubble[] {
  const result: Bubble[] = [];
  const albums = new Map<string, Bubble>();
  for (const message of messages) {
    const known = message.albumId ? albums.get(message.albumId) : undefined;
    if (known) {
      known.attachments.push(...message.attachments);
      if (!known.message.text && message.text) known.message = { ...known.message, text: message.text };
      continue;
    }
    const bubble: Bubble = { message, attachments: [...message.attachments] };
    result.push(bubble);
    if (message.albumId) albums.set(message.albumId, bubble);
  }
  return result;
}
