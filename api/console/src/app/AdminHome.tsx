import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { getProgress } from '@/features/admin/start/api/getProgress';

/** Where an administrator begins: with the first steps until the region has answered somebody, then with its people. */
export function AdminHome({ region, hasRegion }: { region: string; hasRegion: boolean }) {
  const { data, isError } = useQuery({ queryKey: ['region-progress', region], queryFn: () => getProgress(region), enabled: hasRegion });
  if (!hasRegion) return <Navigate to={`/admin/${region}/start`} replace />;
  if (!data && !isError) return null;
  return <Navigate to={`/admin/${region}/${data?.answered === false ? 'start' : 'people'}`} replace />;
}
