import { useQuery } from '@tanstack/react-query';
import { getRelated } from '@/features/case/api/getRelated';
import { caseKey } from '@/features/case/useCaseDetail';
import type { CaseSummary, RelatedCases } from '@/lib/api/types';

/** Read again with every version of the case: a cross-case message makes a new one. */
export function useRelated(summary: CaseSummary): RelatedCases | undefined {
  const { data } = useQuery({
    queryKey: [...caseKey(summary.id), 'related', summary.version],
    queryFn: ({ signal }) => getRelated(summary.id, signal),
    placeholderData: (before) => before,
  });
  return data;
}
