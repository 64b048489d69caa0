import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { beginBulk } from '@/features/queue/api/beginBulk';
import { cancelBulk } from '@/features/queue/api/cancelBulk';
import { getBulk } from '@/features/queue/api/getBulk';
import { recentBulk } from '@/features/queue/api/recentBulk';
import type { BulkJob, BulkRequest } from '@/features/queue/api/types';
import { HttpError } from '@/lib/api/http';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { readSetting, useSetting, writeSetting } from '@/lib/settings';

const dismissedSetting = 'dialog.bulk.dismissed';
const look = 1000;

/** What ended longer ago nobody waits for any more. */
const shownFor = 15 * 60_000;

/** The person's latest job over many cases: found again after a reload, watched until it is done. */
export function useBulk() {
  const { t } = useText();
  const queries = useQueryClient();
  const dismissed = useSetting(dismissedSetting, '');
  const { data: recent } = useQuery({ queryKey: ['bulk'], queryFn: ({ signal }) => recentBulk(signal), staleTime: 30_000, retry: 1 });
  const latest = recent?.[0];
  const fresh = latest && (latest.state === 'running' || Date.now() - Date.parse(latest.createdAt) < shownFor);
  const shown = fresh && latest.id !== dismissed ? latest : undefined;
  const { data: job } = useQuery({
    queryKey: ['bulk', shown?.id],
    queryFn: ({ signal }) => getBulk(shown?.id ?? '', signal),
    enabled: shown !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'running' || query.state.data === undefined ? every(look)(query) : false),
  });
  const begin = async (wish: BulkRequest): Promise<boolean> => {
    try {
      const begun = await beginBulk(wish);
      queries.setQueryData<BulkJob[]>(['bulk'], (before) => [begun, ...(before ?? [])]);
      return true;
    } catch (error) {
      const detail = error instanceof HttpError ? (error.problem.detail ?? error.code) : '';
      notifications.show({ message: t('bulk.notBegun', { detail }), color: 'red' });
      return false;
    }
  };
  return {
    job: shown ? (job ?? shown) : undefined,
    begin,
    cancel: async (id: string) => {
      queries.setQueryData(['bulk', id], await cancelBulk(id));
    },
    dismiss: (id: string) => {
      if (readSetting(dismissedSetting, '') !== id) writeSetting(dismissedSetting, id);
    },
  };
}
