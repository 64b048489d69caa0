import { useEffect, useRef } from 'react';
import { movedElsewhere, openPageIn } from '@/lib/api/regionOfPage';
import type { Session } from '@/lib/api/types';
import { switchRegion } from './switchRegion';

const tabs = 'dialog-region';

/** Loads everything again: nothing of the former region stays in memory. */
const reload = (path = '/') => globalThis.location.assign(path);

/** Goes on in another of one's regions; the other tabs, which share the session, follow. */
export async function goOnIn(region: string, path = '/'): Promise<void> {
  await switchRegion(region);
  const channel = new BroadcastChannel(tabs);
  channel.postMessage(region);
  channel.close();
  reload(path);
}

/** What is on the page is of one region: when the session is in another one, by whatever tab, the page is loaded again. */
export function useRegionOfPage(session: Session | null | undefined): void {
  const opened = useRef<string | null>(null);
  const region = session?.region ?? null;
  const moved = opened.current !== null && region !== null && opened.current !== region;
  if (!moved) {
    // Before the screens below ask for anything.
    opened.current = region;
    openPageIn(region);
  }
  useEffect(() => {
    if (moved) reload();
  }, [moved]);
  useEffect(() => {
    const channel = new BroadcastChannel(tabs);
    channel.onmessage = (message: MessageEvent<string>) => {
      if (opened.current !== null && message.data !== opened.current) reload();
    };
    const elsewhere = () => reload();
    globalThis.addEventListener(movedElsewhere, elsewhere);
    return () => {
      channel.close();
      globalThis.removeEventListener(movedElsewhere, elsewhere);
    };
  }, []);
}
