import { useQuery } from '@tanstack/react-query';
import { listTopics } from '@/features/admin/api/listTopics';
import { isMissing } from '@/lib/api/http';
import type { Topic } from '@/lib/api/types';
import { getDirectory } from '@/lib/directory/getDirectory';
import { getRegion } from '@/lib/regions/getRegion';
import { useSession } from '@/lib/session/session';

interface Scopes {
  topics: Topic[];
  authorities: { id: string; name: string }[];
}

const minutes = 60_000;

/** What a template can be for. An administrator reads any region's settings, a lead the directory of their own. */
export function useScopes(region: string): Scopes | null {
  const manages = useSession().permissions.includes('regions.manage');
  const { data: configured, error } = useQuery({
    queryKey: ['region', region],
    queryFn: ({ signal }) => getRegion(region, signal),
    enabled: manages,
  });
  const { data: topics } = useQuery({ queryKey: ['topics'], queryFn: listTopics, staleTime: 5 * minutes, enabled: manages });
  const { data: directory } = useQuery({ queryKey: ['directory'], queryFn: getDirectory, staleTime: 5 * minutes, enabled: !manages });
  if (!manages) return directory ?? null;
  // A region without settings has no authorities yet; its templates may be for a topic, or for all.
  const authorities = configured?.authorities ?? (isMissing(error) ? [] : null);
  return authorities && topics ? { topics, authorities } : null;
}
