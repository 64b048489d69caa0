import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { answerCase } from '@/lib/api/answerCase';
import { type Assignment, assignCase } from '@/lib/api/assignCase';
import { claimCase } from '@/lib/api/claimCase';
import { type Classification, classifyCase } from '@/lib/api/classifyCase';
import { closeCase } from '@/lib/api/closeCase';
import { noteCase } from '@/lib/api/noteCase';
import { releaseCase } from '@/lib/api/releaseCase';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session';
import { clock, fromRegional } from '@/lib/time';
import { type Outcome, useCommand } from './useCommand';
import type { useComposer } from './useComposer';
import { useOutcomeText } from './useOutcomeText';

/** Everything that can be done to the open case, and what became of it in words. */
export function useCaseActions(summary: CaseSummary, seenVersion: number, draft: ReturnType<typeof useComposer>) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { run, busy } = useCommand(summary.id);
  const inWords = useOutcomeText();
  const [claimRefused, setClaimRefused] = useState<string | null>(null);
  const [sendProblem, setSendProblem] = useState<string | null>(null);

  const say = (outcome: Outcome) => {
    const message = inWords(outcome);
    if (message) notifications.show({ message, color: 'red', autoClose: 10_000 });
  };

  const claim = async () => {
    setClaimRefused(null);
    const outcome = await run('claim', null, (key) => claimCase(summary.id, key));
    const message = inWords(outcome);
    if (message === null) return;
    const held = outcome.kind === 'refused' && outcome.code === 'claimed-by-another' ? outcome.summary?.leaseUntil : null;
    setClaimRefused(held ? `${message} ${t('case.claimedUntil', { time: clock(held, timeZone, language) })}` : message);
  };

  const send = async () => {
    setSendProblem(null);
    const text = draft.text.trim();
    const { mode } = draft;
    const promise = mode === 'intermediate' ? fromRegional(draft.promisedFor, timeZone)?.toISOString() : undefined;
    const outcome =
      mode === 'note'
        ? await run('send', { mode, text }, (key) => noteCase(summary.id, text, key))
        : await run('send', { mode, text, promise }, (key) =>
            answerCase(summary.id, { kind: mode, text, seenVersion, ...(promise ? { promisedFor: promise } : {}) }, key),
          );
    if (outcome.kind === 'done') draft.clear();
    setSendProblem(inWords(outcome));
  };

  return {
    busy,
    claimRefused,
    sendProblem,
    forgetClaimRefusal: () => setClaimRefused(null),
    claim: () => void claim(),
    send: () => void send(),
    release: async () => say(await run('release', null, (key) => releaseCase(summary.id, key))),
    classify: async (change: Classification) =>
      say(await run('classify', change, (key) => classifyCase(summary.id, change, key))),
    assign: async (assignment: Assignment) =>
      say(await run('assign', assignment, (key) => assignCase(summary.id, assignment, key))),
    close: async (reason: string) => say(await run('close', reason, (key) => closeCase(summary.id, reason, key))),
  };
}
