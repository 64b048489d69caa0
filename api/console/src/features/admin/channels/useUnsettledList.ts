import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';

/** A list of what a channel left for the administrator, read again every ten seconds, and the decisions about its items. */
export function useUnsettledList<T>(
  name: string,
  id: string,
  read: (id: string, cursor?: string) => Promise<{ items: T[]; next?: string | null }>,
) {
  const { t } = useText();
  const { data, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [name, id],
    queryFn: ({ pageParam }) => read(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    refetchInterval: every(10_000),
  });
  const decide = async (what: () => Promise<unknown>) => {
    try {
      await what();
      await refetch();
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  return { items: data?.pages.flatMap((one) => one.items) ?? [], more: hasNextPage ? () => void fetchNextPage() : null, decide };
}
