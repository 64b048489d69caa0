import type { Message } from '@/lib/api/types';

export type Reaction = Message['reactions'][number];

/** "👍 2": a screen reader says the emoji by its name; what only the network can draw has no name but ours. */
export const reactionTexts = (reactions: readonly Reaction[], other: string): string[] =>
  reactions.map(({ emoji, count }) => `${emoji === 'other' ? other : emoji} ${count}`);
