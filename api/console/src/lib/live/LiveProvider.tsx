import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { BoardView, CaseSummary } from '@/lib/api/types';
import { type ListQuery, type ListSnapshot, listKey } from '@/lib/cases/caseList';
import { CaseStore } from '@/lib/cases/caseStore';
import { followSearch } from '@/lib/cases/followSearch';
import { listCases } from '@/lib/cases/listCases';
import { everySecond, useSecond } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { type Connect, connectToHub } from './connection';
import { LiveFeed } from './liveFeed';
import type { CasePerson, CountedFilter } from './messages';

interface Live {
  store: CaseStore;
  feed: LiveFeed;
}

const LiveContext = createContext<Live | null>(null);

export const quietLimit = 15_000;

export function LiveProvider({ children, connect = connectToHub }: { children: ReactNode; connect?: Connect }) {
  const session = useSession();
  const queries = useQueryClient();
  const live = useMemo<Live>(() => {
    const view =
      (session.role === 'executor' || session.role === 'approver') && session.authority
        ? `authority:${session.region}/${session.authority}`
        : `region:${session.region}`;
    const store = new CaseStore((query, cursor, limit) => listCases({ ...query, cursor, limit }), session);
    const feed = new LiveFeed(connect, view, store, {
      unreachable: () => void queries.invalidateQueries({ queryKey: ['session'] }),
      caughtUp: () => {
        void queries.invalidateQueries({ queryKey: ['case'] });
        void queries.invalidateQueries({ queryKey: ['notices'] });
      },
      notified: () => void queries.invalidateQueries({ queryKey: ['notices'] }),
    });
    return { store, feed };
  }, [session, queries, connect]);
  useEffect(() => live.feed.start(), [live]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('No live feed around this component.');
  return live;
}

export const useCaseStore = (): CaseStore => useLive().store;

/** Re-renders with every announced change of the store. */
export function useStoreRevision(): number {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, store.revision);
}

/** A live list of cases; the first page loads by itself. */
export function useCaseList(query: ListQuery): ListSnapshot & { more: () => void } {
  const { store } = useLive();
  useStoreRevision();
  const key = listKey(query);
  const snapshot = store.snapshot(query);
  const needed = snapshot.blank && !snapshot.loading && !snapshot.failed && !store.reloading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key represents the query, whose identity changes with every render
  useEffect(() => {
    if (needed) void store.more(query);
  }, [needed, key, store, store.generation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => followSearch(store, query), [key, store]);
  return { ...snapshot, more: () => void store.more(query) };
}

export function useCaseSummary(id: string | undefined): CaseSummary | undefined {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, () => (id === undefined ? undefined : store.get(id)));
}

export interface LiveState {
  kind: 'starting' | 'live' | 'reconnecting' | 'stale';
  /** How old the newest thing on the screen may be, in milliseconds. */
  age: number;
}

function stateOf(feed: LiveFeed, now: number): LiveState {
  const { up, wasUp, lastFrameAt } = feed.status();
  const age = Math.max(0, now - lastFrameAt);
  if (up) return { kind: age > quietLimit ? 'stale' : 'live', age };
  if (!wasUp && age < 4000) return { kind: 'starting', age };
  return { kind: age > quietLimit ? 'stale' : 'reconnecting', age };
}

/** Ticks every second; a frame alone renders nothing. */
export function useLiveState(): LiveState {
  const { feed } = useLive();
  useSyncExternalStore(feed.subscribe, () => feed.status().up);
  return stateOf(feed, useSecond());
}

/** Whether what is shown may be acted on; renders only when that changes. */
export function useIsLive(): boolean {
  const { feed } = useLive();
  const subscribe = useCallback(
    (listener: () => void) => {
      const leave = [feed.subscribe(listener), everySecond(listener)];
      return () => {
        for (const each of leave) each();
      };
    },
    [feed],
  );
  return useSyncExternalStore(subscribe, () => stateOf(feed, Date.now()).kind === 'live');
}

/** A figure that the page's counted filters hold; null while there is none. */
export function useCount(key: string): number | null {
  const subscriptions = useSubscriptions();
  return useSyncExternalStore(subscriptions.subscribe, () => subscriptions.counts().get(key) ?? null);
}

export function useBoard(): BoardView | null {
  const { feed } = useLive();
  return useSyncExternalStore(feed.subscribe, () => feed.status().board);
}

export const useSubscriptions = () => useLive().feed.subscriptions;

/** Who else has the case open; announces that this screen does. */
export function usePresence(caseId: string, viewerToken: string | null | undefined): CasePerson[] {
  const subscriptions = useSubscriptions();
  const session = useSession();
  useEffect(() => {
    if (viewerToken) subscriptions.viewCase(caseId, viewerToken);
  }, [subscriptions, caseId, viewerToken]);
  useEffect(() => () => subscriptions.leaveCase(caseId), [subscriptions, caseId]);
  const people = useSyncExternalStore(subscriptions.subscribe, subscriptions.people);
  const me = session.official ?? session.login;
  return useMemo(() => people.filter((one) => one.id !== me), [people, me]);
}

/** Live figures of filters, by key; one component of the page asks for all of them. */
export function useFilterCounts(filters: CountedFilter[]): ReadonlyMap<string, number | null> {
  const subscriptions = useSubscriptions();
  useEffect(() => subscriptions.watchCounts(filters), [subscriptions, filters]);
  return useSyncExternalStore(subscriptions.subscribe, subscriptions.counts);
}
