import { useQuery } from '@tanstack/react-query';
import { listChannels } from '@/features/admin/channels/api/listChannels';

/** The region's channels by name; a rule's own are offered even where the list cannot be read. */
export function useChannelNames(region: string): (known: string[]) => { id: string; name: string }[] {
  const { data } = useQuery({ queryKey: ['channels'], queryFn: listChannels, staleTime: 60_000 });
  const own = (data ?? []).filter((one) => one.region === region).map((one) => ({ id: one.id, name: `${one.name} (${one.id})` }));
  return (known) => [...own, ...known.filter((id) => !own.some((one) => one.id === id)).map((id) => ({ id, name: id }))];
}
