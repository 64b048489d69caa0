import type { CaseSummary } from '@/lib/api/types';
import { isUnsettled } from '@/lib/cases/views';

export interface MergePlan {
  /** The later number, whichever was named first. */
  waits: CaseSummary;
  into: CaseSummary;
  /** The target is settled: nothing can be merged into it. */
  ended: boolean;
}

/** Mirrors the server's order, so that it is seen before it is done. */
export function mergePlan(one: CaseSummary, other: CaseSummary): MergePlan {
  const [into, waits] = one.number < other.number ? [one, other] : [other, one];
  return { waits, into, ended: !isUnsettled(into) && into.status !== 'merged' };
}
