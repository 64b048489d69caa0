import { describe, expect, test, vi } from 'vitest';
import type { CountedFilter } from '@/lib/live/messages';
import { Subscriptions } from '@/lib/live/subscriptions';

const anna = { id: 'anna', name: 'Анна', typing: false };

function hub() {
  return {
    viewCase: vi.fn(async () => [anna]),
    leaveCase: vi.fn(async () => undefined),
    typing: vi.fn(async () => undefined),
    typingEnded: vi.fn(async () => undefined),
    watchCounts: vi.fn(async () => [3, null]),
  };
}

const filters: CountedFilter[] = [
  { key: 'a', filter: { view: 'open' } },
  { key: 'b', filter: { view: 'all' } },
];

describe('The subscriptions', () => {
  test('says again after a reconnect which case is open and which figures are wanted', async () => {
    const subscriptions = new Subscriptions();
    subscriptions.viewCase('c1', 'pass');
    subscriptions.watchCounts(filters);
    const first = hub();
    subscriptions.connected(first);
    await vi.waitFor(() => expect(subscriptions.people()).toEqual([anna]));
    subscriptions.disconnected();
    expect(subscriptions.people()).toEqual([]);
    const second = hub();
    subscriptions.connected(second);
    await vi.waitFor(() => expect(subscriptions.counts().get('a')).toBe(3));
    expect(second.viewCase).toHaveBeenCalledWith('c1', 'pass');
    expect(subscriptions.counts().get('b')).toBeNull();
  });

  test('does not show who is at another case', async () => {
    const subscriptions = new Subscriptions();
    subscriptions.connected(hub());
    subscriptions.viewCase('c2', 'pass');
    subscriptions.present('c1', [anna]);
    subscriptions.leaveCase('c2');
    expect(subscriptions.people()).toEqual([]);
  });

  test('tells of typing at most every two seconds', () => {
    const subscriptions = new Subscriptions();
    const one = hub();
    subscriptions.connected(one);
    subscriptions.typing('c1', 10_000);
    subscriptions.typing('c1', 11_500);
    subscriptions.typing('c1', 12_100);
    expect(one.typing).toHaveBeenCalledTimes(2);
  });

  test('tells at once that what was written is sent, where it told of writing', () => {
    const subscriptions = new Subscriptions();
    const one = hub();
    subscriptions.connected(one);
    subscriptions.typingEnded('c1');
    expect(one.typingEnded).not.toHaveBeenCalled();
    subscriptions.typing('c1', 10_000);
    subscriptions.typingEnded('c1');
    subscriptions.typingEnded('c1');
    subscriptions.typing('c1', 10_100);
    expect(one.typingEnded).toHaveBeenCalledOnce();
    expect(one.typing).toHaveBeenCalledTimes(2);
  });
});
