import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getCase } from '@/features/case/api/getCase';
import { isFinal, isMissing } from '@/lib/api/http';
import type { CaseDetail, CaseSummary } from '@/lib/api/types';
import { useCaseStore, useCaseSummary } from '@/lib/live/LiveProvider';

export const caseKey = (id: string) => ['case', id] as const;

export interface CaseScreen {
  detail: CaseDetail | undefined;
  /** The newest summary known, pushed or read. */
  summary: CaseSummary | undefined;
  /** The push announced a newer version than the conversation on the screen. */
  behind: boolean;
  missing: boolean;
  failed: boolean;
  refetch: () => void;
}

/** The case with its conversation; read again whenever the push names a newer version. */
export function useCaseDetail(id: string): CaseScreen {
  const store = useCaseStore();
  const pushed = useCaseSummary(id);
  const {
    data: detail,
    error,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: caseKey(id),
    queryFn: ({ signal }) => getCase(id, signal),
    staleTime: 0,
    retry: (failures, cause) => !isFinal(cause) && failures < 4,
  });

  useEffect(() => {
    if (detail) store.merge(detail.summary);
  }, [detail, store]);

  const behind = detail !== undefined && pushed !== undefined && pushed.version > detail.summary.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every pushed version asks again, not only the first
  useEffect(() => {
    if (behind && !isFetching) void refetch();
  }, [behind, isFetching, refetch, pushed?.version]);

  const summary = behind || detail === undefined ? pushed : detail.summary;
  return {
    detail,
    summary,
    behind,
    missing: isMissing(error),
    failed: error !== null && detail === undefined,
    refetch: () => void refetch(),
  };
}
