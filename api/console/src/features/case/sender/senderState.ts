import type { SenderBlock } from '@/features/case/api/blockSender';

/** What the screen says of the sender: nothing, blocked until a moment, or free again with messages still held. */
export type SenderState = { kind: 'free' } | { kind: 'blocked' | 'over'; block: SenderBlock };

export function senderState(block: SenderBlock | null | undefined, now: number): SenderState {
  if (!block) return { kind: 'free' };
  if (!block.endedAt && Date.parse(block.until) > now) return { kind: 'blocked', block };
  return block.held > 0 ? { kind: 'over', block } : { kind: 'free' };
}
