import { describe, expect, test } from 'vitest';
import { outcomeKey } from '@/components/PromiseBadge';
import { addressReply } from '@/features/case/addressReply';
import { keep, kept, unchanged } from '@/features/case/assigneeChoice';
import { belongs } from '@/lib/cases/views';
import { message, summary } from './make';

function memory(): Storage {
  const stored = new Map<string, string>();
  return {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  } as unknown as Storage;
}

describe('An authority that was chosen and not sent', () => {
  const one = summary({ authority: null });
  const choice = { authority: 'roads', official: null, reason: 'их дорога' };

  test('is there when the case is opened again', () => {
    const storage = memory();
    keep(one, choice, storage);
    expect(kept(one, storage)).toEqual(choice);
  });

  test('is gone once it is taken back or the case has gone elsewhere', () => {
    const storage = memory();
    keep(one, choice, storage);
    expect(kept(summary({ authority: 'health' }), storage)).toBeNull();
    keep(one, unchanged(one), storage);
    expect(kept(one, storage)).toBeNull();
  });
});

describe('The reply to the question for the address', () => {
  const question = message({ id: 'q', direction: 'out', answerKind: 'askAddress', text: 'Где это?' });
  const reply = (text: string) => addressReply([message({ text: 'Яма' }), question, message({ id: 'm2', text })], { address: null });

  test('is proposed as the address', () => expect(reply(' Ленина,  5 \n')).toBe('Ленина, 5'));
  test('is not when it has no letters, is a story, or there is an address already', () => {
    expect(reply('5')).toBeNull();
    expect(reply('а'.repeat(121))).toBeNull();
    expect(addressReply([question, message({ text: 'Ленина, 5' })], { address: 'Мира, 1' })).toBeNull();
    expect(addressReply([message({ text: 'Ленина, 5' })], { address: null })).toBeNull();
  });
});

describe('The outcome of a promise', () => {
  const outcome = (fields: Partial<Parameters<typeof outcomeKey>[0]>) =>
    outcomeKey({ state: 'open', endedAt: null, answeredAt: null, kept: false, ...fields });

  test('is never "kept" by an answer alone', () => {
    expect(outcome({ state: 'answered', answeredAt: '2026-11-24T09:00:00Z' })).toBe('answered');
    expect(outcome({ state: 'broken', answeredAt: '2026-11-24T09:00:00Z' })).toBe('answeredLate');
    expect(outcome({ state: 'broken', answeredAt: '2026-11-24T09:00:00Z', endedAt: '2026-11-25T09:00:00Z', kept: true })).toBe('late');
    expect(outcome({ state: 'kept', endedAt: '2026-11-24T09:00:00Z', kept: true })).toBe('kept');
  });
});

describe('The view of cases without an authority', () => {
  test('has the open ones that nobody was given', () => {
    const shown = (fields: Parameters<typeof summary>[0]) => belongs('unrouted', summary(fields), { login: 'l' });
    expect([shown({ authority: null }), shown({ authority: 'roads' }), shown({ authority: null, status: 'answered' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
