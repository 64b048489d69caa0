import { notifications } from '@mantine/notifications';
import { answerFormally } from '@/features/case/api/answerFormally';
import { approveCase } from '@/features/case/api/approveCase';
import { type Arbitration, arbitrateCase } from '@/features/case/api/arbitrateCase';
import { askFormally, type FormalRequest } from '@/features/case/api/askFormally';
import { delegateApproval } from '@/features/case/api/delegateApproval';
import { type Forward, forwardCase } from '@/features/case/api/forwardCase';
import { givePromise } from '@/features/case/api/givePromise';
import { type HandBack, handBackCase } from '@/features/case/api/handBackCase';
import { type Evidence, keepPromise } from '@/features/case/api/keepPromise';
import { registerFormally } from '@/features/case/api/registerFormally';
import { returnAnswer } from '@/features/case/api/returnAnswer';
import { type ReviewOutcome, reviewAnswer } from '@/features/case/api/reviewAnswer';
import { setFields } from '@/features/case/api/setFields';
import { type SnoozeWish, snoozeCase } from '@/features/case/api/snoozeCase';
import { tagCase } from '@/features/case/api/tagCase';
import { unsnoozeCase } from '@/features/case/api/unsnoozeCase';
import { withdrawAnswer } from '@/features/case/api/withdrawAnswer';
import { useCommand } from '@/features/case/useCommand';
import { useOutcomeText } from '@/features/case/useOutcomeText';
import type { CommandReply } from '@/lib/api/types';

/** What can be done around an answer; each gives true when it was done, and says why when it was not. */
export function useWorkActions(id: string, seenVersion: number) {
  const { run, busy } = useCommand(id);
  const refusalText = useOutcomeText();
  const act = async (name: string, parts: unknown, how: (key: string) => Promise<CommandReply>): Promise<boolean> => {
    const message = refusalText(await run(name, parts, how));
    if (message) notifications.show({ message, color: 'red', autoClose: 10_000 });
    return message === null;
  };
  return {
    busy,
    approve: (revision: number) => act('approve', { revision, seenVersion }, (key) => approveCase(id, revision, seenVersion, key)),
    sendBack: (revision: number, reason: string) => act('return', { revision, reason }, (key) => returnAnswer(id, revision, reason, key)),
    delegate: (revision: number, to: string) => act('delegate', { revision, to }, (key) => delegateApproval(id, revision, to, key)),
    withdraw: (revision: number) => act('withdraw', revision, (key) => withdrawAnswer(id, revision, key)),
    review: (outcome: ReviewOutcome) => act('review', outcome, (key) => reviewAnswer(id, outcome, key)),
    handBack: (handBack: HandBack) => act('handBack', handBack, (key) => handBackCase(id, handBack, key)),
    snooze: (wish: SnoozeWish) => act('snooze', wish, (key) => snoozeCase(id, wish, key)),
    unsnooze: () => act('unsnooze', null, (key) => unsnoozeCase(id, key)),
    forward: (forward: Forward) => act('forward', forward, (key) => forwardCase(id, forward, key)),
    arbitrate: (decision: Arbitration) => act('arbitrate', decision, (key) => arbitrateCase(id, decision, key)),
    givePromise: (owner: string) => act('givePromise', owner, (key) => givePromise(id, owner, key)),
    keepPromise: (evidence: Evidence) => act('keepPromise', evidence, (key) => keepPromise(id, evidence, key)),
    tag: (change: { add?: string[]; remove?: string[] }) => act('tag', change, (key) => tagCase(id, change, key)),
    setFields: (values: Record<string, string | null>) => act('fields', values, (key) => setFields(id, values, key)),
    askFormally: (request: FormalRequest) => act('formal', request, (key) => askFormally(id, request, key)),
    register: (number: string) => act('register', number, (key) => registerFormally(id, number, key)),
    answerFormally: (reference: string) => act('formalAnswer', reference, (key) => answerFormally(id, reference, key)),
  };
}

export type WorkActions = ReturnType<typeof useWorkActions>;
