import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addView } from '@/features/queue/api/addView';
import { deleteView } from '@/features/queue/api/deleteView';
import { listViews } from '@/features/queue/api/listViews';
import { putView } from '@/features/queue/api/putView';
import type { SavedView } from '@/features/queue/api/types';
import type { SavedFilter } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useFilterCounts } from '@/lib/live/LiveProvider';
import type { CountedFilter } from '@/lib/live/messages';

/** Views everybody has beside those of the board's figures. */
export const quickViews: (CountedFilter & { name: string })[] = [
  { key: 'due-1', name: 'due1', filter: { view: 'open', dueWithin: 1 } },
  { key: 'due-4', name: 'due4', filter: { view: 'open', dueWithin: 4 } },
  { key: 'high', name: 'high', filter: { view: 'open', importance: 'high' } },
];

/** Views with figures that no board has. */
const countedViews: CountedFilter[] = [
  { key: 'promised', filter: { view: 'promised' } },
  { key: 'inWork', filter: { view: 'inWork' } },
];

const none: SavedView[] = [];

export function useSavedViews() {
  const { data } = useQuery({ queryKey: ['views'], queryFn: ({ signal }) => listViews(signal), staleTime: 60_000, retry: 1 });
  return data ?? none;
}

/** Live figures of the quick and the saved views, by key or id. */
export function useSavedCounts(views: SavedView[]): ReadonlyMap<string, number | null> {
  const filters = useMemo(
    () => [
      ...quickViews.map(({ key, filter }) => ({ key, filter })),
      ...countedViews,
      ...views.slice(0, 50).map(({ id, filter }) => ({ key: id, filter })),
    ],
    [views],
  );
  return useFilterCounts(filters);
}

export function useViewChanges() {
  const { t } = useText();
  const queries = useQueryClient();
  const run = async (act: Promise<unknown>): Promise<boolean> => {
    try {
      await act;
      return true;
    } catch {
      notifications.show({ message: t('views.failed'), color: 'red' });
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: ['views'] });
    }
  };
  return {
    save: (name: string, filter: SavedFilter, shared: boolean) => run(addView({ name, filter, ...(shared ? { shared } : {}) })),
    rename: (view: SavedView, name: string) =>
      run(putView(view.id, { name, filter: view.filter, shared: view.shared, version: view.version })),
    remove: (view: SavedView) => run(deleteView(view.id)),
  };
}
