import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { HttpError, isMissing } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import { getRegion } from './getRegion';
import { putRegion } from './putRegion';

export type Saved =
  | { kind: 'saved' }
  /** Somebody else saved first: what they did is on the screen now, what was typed is not lost. */
  | { kind: 'outdated' }
  | { kind: 'refused'; errors: Record<string, string[]> }
  | { kind: 'failed' };

/** A region's configuration for administrators: read whole, changed in one place, sent back as the next version. */
export function useRegion(code: string) {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['region', code], queryFn: ({ signal }) => getRegion(code, signal) });
  const [saving, setSaving] = useState(false);
  const save = useCallback(
    async (change: (region: RegionConfiguration) => RegionConfiguration): Promise<Saved> => {
      const stored = queries.getQueryData<RegionConfiguration>(['region', code]);
      if (!stored) return { kind: 'failed' };
      setSaving(true);
      try {
        const next = await putRegion({ ...change(stored), version: stored.version + 1 });
        queries.setQueryData(['region', code], next);
        return { kind: 'saved' };
      } catch (cause) {
        if (!(cause instanceof HttpError) || cause.status >= 500) return { kind: 'failed' };
        const errors = cause.problem.errors ?? {};
        if (!errors.version) return { kind: 'refused', errors };
        await queries.refetchQueries({ queryKey: ['region', code] });
        return { kind: 'outdated' };
      } finally {
        setSaving(false);
      }
    },
    [code, queries],
  );
  const failed = error !== null && data === undefined;
  return {
    region: data,
    failed,
    missing: failed && isMissing(error),
    refetch: () => void refetch(),
    save,
    saving,
  };
}
