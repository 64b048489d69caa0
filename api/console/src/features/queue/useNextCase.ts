import { useRef, useState } from 'react';
import { nextCase } from '@/features/queue/api/nextCase';
import { newIdempotencyKey } from '@/lib/api/command';
import type { CaseSummary } from '@/lib/api/types';
import { useCaseStore } from '@/lib/live/LiveProvider';
import { afterError, afterReply, type NextOutcome } from './nextOutcome';

/** "Give me the next one": one key per press, so that a repeated request never takes two cases. */
export function useNextCase(open: (taken: CaseSummary) => void, first: string | null) {
  const store = useCaseStore();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<NextOutcome | null>(null);
  const asking = useRef(false);
  const unanswered = useRef<string | null>(null);
  const take = async () => {
    // A key that is held down presses many times.
    if (asking.current) return;
    asking.current = true;
    const key = unanswered.current ?? newIdempotencyKey();
    unanswered.current = null;
    setBusy(true);
    setSaid(null);
    try {
      const outcome = await nextCase(key).then(afterReply, afterError);
      if (outcome.kind === 'unknown') unanswered.current = key;
      if (outcome.kind === 'taken') {
        store.merge(outcome.summary);
        open(outcome.summary);
        // Not the row they looked at: the list may be sorted or filtered otherwise, or begin with what somebody has.
        if (first !== null && first !== outcome.summary.id) setSaid(outcome);
      } else setSaid(outcome);
    } finally {
      asking.current = false;
      setBusy(false);
    }
  };
  return { busy, said, take: () => void take(), forget: () => setSaid(null) };
}
