import { useEffect, useState } from 'react';
import type { CaseDetail } from '@/lib/api/types';
import { advance, hasUnseen, type Seen, seenAll } from './seen';

/** Tracks what the author has read of the open case. */
export function useSeen(caseId: string, detail: CaseDetail | undefined, writing: boolean) {
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState<{ caseId: string; seen: Seen } | null>(null);
  useEffect(() => {
    if (!detail || detail.summary.id !== caseId) return;
    setSeen((before) => {
      const known = before?.caseId === caseId ? before.seen : null;
      const next = advance(known, detail, writing, atEnd);
      return next === known ? before : { caseId, seen: next };
    });
  }, [caseId, detail, writing, atEnd]);
  const current = seen?.caseId === caseId ? seen.seen : null;
  return {
    version: current?.version ?? detail?.summary.version ?? 0,
    unseen: detail !== undefined && hasUnseen(current, detail),
    setAtEnd,
    acknowledge: () => detail && setSeen({ caseId, seen: seenAll(detail) }),
  };
}
