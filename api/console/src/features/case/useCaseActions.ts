import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { answerCase } from '@/features/case/api/answerCase';
import { type Assignment, assignCase } from '@/features/case/api/assignCase';
import { claimCase } from '@/features/case/api/claimCase';
import { type Classification, classifyCase } from '@/features/case/api/classifyCase';
import { closeCase } from '@/features/case/api/closeCase';
import { noteCase } from '@/features/case/api/noteCase';
import { releaseCase } from '@/features/case/api/releaseCase';
import { settleDelivery } from '@/features/case/api/settleDelivery';
import type { CaseSummary, CommandReply } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { clock, fromRegional, short } from '@/lib/time';
import { mentioned } from './mentions';
import { fillPromise } from './placeholders';
import { type Outcome, useCommand } from './useCommand';
import type { Composing } from './useComposer';
import { useOutcomeText } from './useOutcomeText';

interface ClaimRefusal {
  text: string;
  holder: string | null;
}

/** Everything that can be done to the open case, and its outcome as text. */
export function useCaseActions(summary: CaseSummary, seenVersion: number, composing: Composing) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { run, busy } = useCommand(summary.id);
  const inWords = useOutcomeText();
  const { people, officialName } = useDirectory();
  const [refusal, setRefusal] = useState<ClaimRefusal | null>(null);
  const [sendProblem, setSendProblem] = useState<string | null>(null);

  const wentText = ({ way, summary: after }: CommandReply): string | null => {
    if (way === 'approval' && after.approver) return t('composer.went.approvalTo', { name: officialName(after.approver) });
    return way ? t(`composer.went.${way}`) : null;
  };
  const say = (outcome: Outcome) => {
    const message = inWords(outcome);
    if (message) notifications.show({ message, color: 'red', autoClose: 10_000 });
  };

  const claim = async () => {
    setRefusal(null);
    const outcome = await run('claim', null, (key) => claimCase(summary.id, key));
    const message = inWords(outcome);
    if (message === null) return;
    const held = outcome.kind === 'refused' && outcome.code === 'claimed-by-another' ? outcome.summary : null;
    const until = held?.leaseUntil ? t('case.claimedUntil', { time: clock(held.leaseUntil, timeZone, language) }) : '';
    setRefusal({ text: `${message} ${until}`.trim(), holder: held?.claimedBy ?? null });
  };

  const send = async () => {
    setSendProblem(null);
    await composing.settle();
    const draft = composing.now();
    const { mode } = draft;
    const promised = mode === 'intermediate' ? fromRegional(draft.promisedFor, timeZone) : null;
    const text = fillPromise(draft.text.trim(), promised && short(promised.getTime(), timeZone, language));
    const promise = promised?.toISOString();
    const attachments = draft.files.map((one) => one.id);
    const template = draft.template ?? undefined;
    const outcome =
      mode === 'note'
        ? await run('send', { mode, text }, (key) => noteCase(summary.id, text, mentioned(text, people), key))
        : await run('send', { mode, text, promise, attachments }, (key) =>
            answerCase(summary.id, { kind: mode, text, seenVersion, promisedFor: promise, attachments, template }, key),
          );
    if (outcome.kind === 'done') {
      composing.clear();
      const went = mode === 'note' ? null : wentText(outcome.reply);
      if (went) notifications.show({ message: went, color: outcome.reply.way === 'approval' ? 'yellow' : 'green', autoClose: 6000 });
    }
    setSendProblem(inWords(outcome));
  };

  return {
    busy,
    // No longer true once somebody else, or nobody, holds the case.
    claimRefused: refusal !== null && (refusal.holder === null || refusal.holder === summary.claimedBy) ? refusal.text : null,
    sendProblem,
    forgetClaimRefusal: () => setRefusal(null),
    claim: () => void claim(),
    send: () => void send(),
    release: async () => say(await run('release', null, (key) => releaseCase(summary.id, key))),
    classify: async (change: Classification) => say(await run('classify', change, (key) => classifyCase(summary.id, change, key))),
    assign: async (assignment: Assignment) => say(await run('assign', assignment, (key) => assignCase(summary.id, assignment, key))),
    settle: async (answerVersion: number) =>
      say(await run('settle', answerVersion, (key) => settleDelivery(summary.id, answerVersion, key))),
    close: async (reason: string) => say(await run('close', reason, (key) => closeCase(summary.id, reason, key))),
  };
}
