import { useQuery } from '@tanstack/react-query';
import { getFigures } from '@/features/board/api/getFigures';
import { getWorkload } from '@/features/board/api/getWorkload';
import { every } from '@/lib/api/polling';
import { useSession } from '@/lib/session/session';

const look = 20_000;

/** What is compared and measured; the server counts it once for all screens. */
export const useFigures = () => useQuery({ queryKey: ['board', 'figures'], queryFn: getFigures, refetchInterval: every(look) }).data;

/** Who works and what will be late; only a lead is told. */
export function useWorkload() {
  const may = useSession().permissions.includes('board.steer');
  return useQuery({ queryKey: ['board', 'workload'], queryFn: getWorkload, refetchInterval: every(look), enabled: may }).data;
}
