import { describe, expect, it } from 'vitest';
import { reactionTexts } from '@/features/case/reactionTexts';

describe('reactions on an answer', () => {
  it('are an emoji with its count, in the order given', () =>
    expect(
      reactionTexts(
        [
          { emoji: '👍', count: 2 },
          { emoji: '👎', count: 1 },
        ],
        'другая',
      ),
    ).toEqual(['👍 2', '👎 1']));

  it('are named where only the network can draw them', () =>
    expect(reactionTexts([{ emoji: 'other', count: 3 }], 'другая')).toEqual(['другая 3']));
});
