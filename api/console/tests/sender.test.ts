import { describe, expect, test } from 'vitest';
import type { SenderBlock } from '@/features/case/api/blockSender';
import { senderState } from '@/features/case/sender/senderState';
import { i18n } from '@/lib/i18n';

const now = Date.parse('2026-11-24T12:00:00Z');
const block = (fields: Partial<SenderBlock> = {}): SenderBlock => ({
  blockedAt: '2026-11-24T11:00:00Z',
  until: '2026-11-24T12:00:01Z',
  reason: 'flood',
  byName: 'Anna',
  endedAt: null,
  endedByName: null,
  held: 0,
  ...fields,
});

describe('The sender of a case', () => {
  test('is free when nobody ever blocked them', () => {
    expect(senderState(null, now)).toEqual({ kind: 'free' });
    expect(senderState(undefined, now)).toEqual({ kind: 'free' });
  });

  test('is blocked until the moment the term is over', () => {
    expect(senderState(block(), now).kind).toBe('blocked');
    expect(senderState(block({ until: '2026-11-24T12:00:00Z' }), now).kind).toBe('free');
  });

  test('is not blocked when the block was taken back before its term', () => {
    expect(senderState(block({ endedAt: '2026-11-24T11:30:00Z' }), now).kind).toBe('free');
  });

  test('stays on the screen after the block while messages are held', () => {
    expect(senderState(block({ endedAt: '2026-11-24T11:30:00Z', held: 2 }), now).kind).toBe('over');
    expect(senderState(block({ until: '2026-11-24T11:59:59Z', held: 1 }), now).kind).toBe('over');
  });

  test('is told with how many messages are held, in good Russian', () => {
    const t = i18n.getFixedT('ru');
    expect([1, 3, 11, 21, 112].map((count) => t('sender.held', { count }))).toEqual([
      'удержано 1 сообщение',
      'удержано 3 сообщения',
      'удержано 11 сообщений',
      'удержано 21 сообщение',
      'удержано 112 сообщений',
    ]);
  });
});
