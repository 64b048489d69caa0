import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { isTransient, newIdempotencyKey } from '@/lib/api/command';
import { HttpError } from '@/lib/api/http';
import type { CaseSummary, CommandReply } from '@/lib/api/types';
import { useCaseStore } from '@/lib/live/LiveProvider';
import { caseKey } from './useCaseDetail';

export type Outcome =
  | { kind: 'done'; reply: CommandReply }
  /** Refused by the rules or by the validation of the request. */
  | { kind: 'refused'; code: string; detail: string | undefined; summary: CaseSummary | null }
  /** It is unknown whether it was done: the same command goes out again under the same key. */
  | { kind: 'unknown' };

/** Runs the commands of one case: one idempotency key per click, the reply merged at once. */
export function useCommand(caseId: string) {
  const store = useCaseStore();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const unanswered = useRef<{ command: string; key: string } | null>(null);

  const run = useCallback(
    async (name: string, parts: unknown, act: (key: string) => Promise<CommandReply>): Promise<Outcome> => {
      const command = `${name} ${JSON.stringify(parts)}`;
      const key = unanswered.current?.command === command ? unanswered.current.key : newIdempotencyKey();
      unanswered.current = null;
      setBusy(name);
      try {
        const reply = await act(key);
        store.merge(reply.summary);
        return { kind: 'done', reply };
      } catch (error) {
        if (isTransient(error)) {
          unanswered.current = { command, key };
          return { kind: 'unknown' };
        }
        if (!(error instanceof HttpError)) throw error;
        const summary = (error.problem.summary as CaseSummary | null | undefined) ?? null;
        if (summary) store.merge(summary);
        return { kind: 'refused', code: error.code, detail: firstFieldError(error) ?? error.problem.detail, summary };
      } finally {
        setBusy(null);
        void queries.invalidateQueries({ queryKey: caseKey(caseId) });
      }
    },
    [caseId, queries, store],
  );
  return { run, busy };
}

const firstFieldError = (error: HttpError): string | undefined =>
  Object.entries(error.problem.errors ?? {})
    .map(([field, texts]) => `${field}: ${texts.join(', ')}`)
    .at(0);
