import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BoardView, CasePage, CaseSummary } from '@/lib/api/types';
import { CaseStore } from '@/lib/cases/caseStore';
import type { Connect, LiveHandlers } from '@/lib/live/connection';
import { LiveFeed } from '@/lib/live/liveFeed';
import type { ViewPosition } from '@/lib/live/messages';
import { summary } from './make';

const view = 'region:demo';

/** A hub and an api whose answers a test decides. */
function world() {
  const state = {
    handlers: null as LiveHandlers | null,
    watched: [] as { epoch: string | null; after: number }[],
    position: { view, epoch: 'e1', sequence: 5, reload: true, missed: [] } as ViewPosition,
    watchFails: 0,
    cases: [] as CaseSummary[],
    loadFails: 0,
    loads: 0,
    renewed: 0,
  };
  const connect: Connect = (handlers) => {
    state.handlers = handlers;
    return {
      watch: async (_, epoch, after) => {
        state.watched.push({ epoch, after });
        if (state.watchFails-- > 0) throw new Error('silo gone');
        return state.position;
      },
      watchBoard: async () => ({ open: 1 }) as BoardView,
      heartbeat: async () => undefined,
      viewCase: async () => [],
      leaveCase: async () => undefined,
      typing: async () => undefined,
      typingEnded: async () => undefined,
      watchCounts: async () => [],
      hurry: () => undefined,
      renew: () => void state.renewed++,
      stop: () => undefined,
    };
  };
  const load = async (): Promise<CasePage> => {
    state.loads++;
    if (state.loadFails-- > 0) throw new Error('api gone');
    return { items: state.cases, next: null };
  };
  const store = new CaseStore(load, { login: 'anna' }, 0);
  store.snapshot({ view: 'open' });
  const events = { unreachable: vi.fn(), caughtUp: vi.fn(), notified: vi.fn() };
  const feed = new LiveFeed(connect, view, store, events);
  const stop = feed.start();
  return { state, store, feed, events, stop };
}

const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);
const ids = (store: CaseStore) => store.snapshot({ view: 'open' }).rows.map((one) => one.id);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('A feed that starts', () => {
  test('watches first, then reads the lists, and is up only then', async () => {
    const { state, store, feed, events } = world();
    state.cases = [summary({ id: 'a' })];
    expect(state.loads).toBe(0);
    state.handlers?.connected();
    expect(feed.status().up).toBe(false);
    await settle(10);
    expect(state.watched).toEqual([{ epoch: null, after: 0 }]);
    expect(feed.status()).toMatchObject({ up: true, wasUp: true });
    expect(ids(store)).toEqual(['a']);
    expect(events.caughtUp).toHaveBeenCalledOnce();
  });

  test('reads the lists once even without a hub, and is not up', async () => {
    const { state, store, feed, events } = world();
    state.cases = [summary({ id: 'a' })];
    state.handlers?.unreachable();
    state.handlers?.unreachable();
    await settle(10);
    expect(ids(store)).toEqual(['a']);
    expect(state.loads).toBe(1);
    expect(feed.status().up).toBe(false);
    expect(events.unreachable).toHaveBeenCalledTimes(2);
  });

  test('asks again for its position when a silo did not answer', async () => {
    const { state, feed } = world();
    state.watchFails = 2;
    state.handlers?.connected();
    await settle(10);
    expect(feed.status().up).toBe(false);
    await settle(2100);
    expect(state.watched).toHaveLength(3);
    expect(feed.status().up).toBe(true);
  });

  test('reads the lists again when that failed, and is not up meanwhile', async () => {
    const { state, feed } = world();
    state.loadFails = 1;
    state.handlers?.connected();
    await settle(10);
    expect(feed.status().up).toBe(false);
    await settle(1100);
    expect(feed.status().up).toBe(true);
  });
});

describe('A feed that was cut', () => {
  test('is down at once and resumes from its place', async () => {
    const { state, store, feed } = world();
    state.handlers?.connected();
    await settle(10);
    state.handlers?.changes({ view, epoch: 'e1', after: 5, changes: [{ sequence: 6, left: false, case: summary({ id: 'b' }) }] });
    state.handlers?.disconnected();
    expect(feed.status().up).toBe(false);

    state.position = { view, epoch: 'e1', sequence: 7, reload: false, missed: [{ sequence: 7, left: false, case: summary({ id: 'c' }) }] };
    state.handlers?.connected();
    await settle(10);
    expect(state.watched.at(-1)).toEqual({ epoch: 'e1', after: 6 });
    expect(ids(store)).toEqual(['b', 'c']);
    expect(state.loads).toBe(1);
    expect(feed.status().up).toBe(true);
  });

  test('ignores batches of other views', async () => {
    const { state, store } = world();
    state.handlers?.connected();
    await settle(10);
    state.handlers?.changes({
      view: 'region:other',
      epoch: 'e9',
      after: 0,
      changes: [{ sequence: 1, left: false, case: summary({ id: 'x' }) }],
    });
    await settle(10);
    expect(ids(store)).toEqual([]);
    expect(state.watched).toHaveLength(1);
  });
});

test('A feed that is silent keeps the time of its last frame', async () => {
  const { state, feed } = world();
  state.handlers?.connected();
  await settle(10);
  const heard = feed.status().lastFrameAt;
  await settle(20_000);
  expect(feed.status().lastFrameAt).toBe(heard);
  state.handlers?.pulse();
  expect(feed.status().lastFrameAt).toBeGreaterThan(heard);
});

describe('A browser without a network', () => {
  const page = new EventTarget();
  beforeEach(() => {
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  });
  afterEach(() => void vi.unstubAllGlobals());

  test('is not up at once, however alive its socket looks, and connects again when the network is back', async () => {
    const { state, feed, stop } = world();
    state.handlers?.connected();
    await settle(10);
    expect(feed.status().up).toBe(true);
    page.dispatchEvent(new Event('offline'));
    expect(feed.status()).toMatchObject({ up: false, wasUp: true });
    page.dispatchEvent(new Event('online'));
    expect(state.renewed).toBe(1);
    state.handlers?.disconnected();
    state.handlers?.connected();
    await settle(10);
    expect(feed.status().up).toBe(true);
    stop();
    page.dispatchEvent(new Event('offline'));
    expect(feed.status().up).toBe(true);
  });
});
