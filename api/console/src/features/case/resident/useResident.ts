import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideProfile, type ProfileDecision } from '@/features/case/api/decideProfile';
import { getResident } from '@/features/case/api/getResident';
import type { ResidentOverview } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';

// Every reading is an entry of the audit log: the case alone is no reason to read it again.
const fresh = 60_000;

/** Who wrote the case, over all networks, and what an official decides about it. */
export function useResident(id: string) {
  const { t } = useText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<number | null>(null);
  const queryKey = ['resident', id];
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => getResident(id, signal), staleTime: fresh });

  /** Null when it was done, else why not. */
  const decide = async (decision: ProfileDecision, profile: number): Promise<string | null> => {
    setBusy(profile);
    try {
      queries.setQueryData<ResidentOverview>(queryKey, await decideProfile(id, decision, profile));
      await queries.invalidateQueries({ queryKey: ['resident'], refetchType: 'none', predicate: (query) => query.queryKey[1] !== id });
      return null;
    } catch (error) {
      await queries.invalidateQueries({ queryKey });
      return problemSentence(error, t);
    } finally {
      setBusy(null);
    }
  };
  return { overview: data, busy, decide };
}
