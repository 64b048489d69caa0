import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { every } from '@/lib/api/polling';
import type { CaseSummary, Session } from '@/lib/api/types';
import { useCaseList, useCaseStore } from '@/lib/live/LiveProvider';
import { useSession } from '@/lib/session/session';
import type { ListQuery } from './caseList';
import { listCases } from './listCases';

const waiting: ListQuery = { view: 'approvals', sort: 'approval' };
const everySeconds = 10;

/** The live connection of somebody bound to an authority covers it and those beneath, but another one's text may wait for them. */
export const isForeign = (one: CaseSummary, session: Session): boolean =>
  (session.role === 'executor' || session.role === 'approver') && !session.authorities.includes(one.authority ?? '');

/** Live rows as they are, and of those outside the live connection only what was read last. */
export const current = (rows: CaseSummary[], read: ReadonlySet<string>, session: Session): CaseSummary[] =>
  rows.filter((one) => !isForeign(one, session) || read.has(one.id));

/** What waits for me to agree, to read or to rewrite, by its own deadline. */
export function useApprovals() {
  const session = useSession();
  const store = useCaseStore();
  const list = useCaseList(waiting);
  const bound = session.role === 'executor' || session.role === 'approver';
  const { data } = useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => listCases({ ...waiting, limit: 200 }, signal),
    enabled: bound,
    refetchInterval: every(everySeconds * 1000),
  });
  useEffect(() => {
    for (const one of data?.items ?? []) store.merge(one);
  }, [data, store]);
  const read = useMemo(() => new Set(data?.items.map((one) => one.id)), [data]);
  const rows = useMemo(() => current(list.rows, read, session), [list.rows, read, session]);
  return { rows, blank: list.blank, failed: list.failed, complete: list.complete, more: list.more };
}
