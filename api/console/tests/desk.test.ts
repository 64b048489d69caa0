import { describe, expect, test, vi } from 'vitest';
import { Desk } from '@/lib/live/desk';

const anna = { id: 'anna', name: 'Анна', typing: false };

function line() {
  return {
    look: vi.fn(async () => [anna]),
    lookAway: vi.fn(async () => undefined),
    typing: vi.fn(async () => undefined),
    watchCounts: vi.fn(async () => [3, null]),
  };
}

const filters = [
  { key: 'a', filter: { view: 'open' } },
  { key: 'b', filter: { view: 'all' } },
];

describe('The desk', () => {
  test('says again after a reconnect which case is open and which figures are wanted', async () => {
    const desk = new Desk();
    desk.look('c1', 'pass');
    desk.watchCounts(filters);
    const first = line();
    desk.connected(first);
    await vi.waitFor(() => expect(desk.people()).toEqual([anna]));
    desk.disconnected();
    expect(desk.people()).toEqual([]);
    const second = line();
    desk.connected(second);
    await vi.waitFor(() => expect(desk.counts().get('a')).toBe(3));
    expect(second.look).toHaveBeenCalledWith('c1', 'pass');
    expect(desk.counts().get('b')).toBeNull();
  });

  test('does not show who is at another case', async () => {
    const desk = new Desk();
    desk.connected(line());
    desk.look('c2', 'pass');
    desk.present('c1', [anna]);
    desk.lookAway('c2');
    expect(desk.people()).toEqual([]);
  });

  test('tells of typing at most every two seconds', () => {
    const desk = new Desk();
    const one = line();
    desk.connected(one);
    desk.typing('c1', 10_000);
    desk.typing('c1', 11_500);
    desk.typing('c1', 12_100);
    expect(one.typing).toHaveBeenCalledTimes(2);
  });
});
