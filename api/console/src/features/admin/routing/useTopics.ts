import { useQuery } from '@tanstack/react-query';
import { listTopics } from '@/features/admin/api/listTopics';
import type { Topic } from '@/lib/api/types';

/** The topics of the installation; undefined until they are read. */
export function useTopics(): Topic[] | undefined {
  return useQuery({ queryKey: ['topics'], queryFn: listTopics, staleTime: 5 * 60_000 }).data;
}
