import { notifications } from '@mantine/notifications';
import { useCommand } from '@/features/case/useCommand';
import { useOutcomeText } from '@/features/case/useOutcomeText';
import { answerFormally } from '@/lib/api/answerFormally';
import { approveCase } from '@/lib/api/approveCase';
import { type Arbitration, arbitrateCase } from '@/lib/api/arbitrateCase';
import { askFormally, type FormalWish } from '@/lib/api/askFormally';
import { delegateApproval } from '@/lib/api/delegateApproval';
import { type Forward, forwardCase } from '@/lib/api/forwardCase';
import { givePromise } from '@/lib/api/givePromise';
import { type HandBack, handBackCase } from '@/lib/api/handBackCase';
import { registerFormally } from '@/lib/api/registerFormally';
import { returnAnswer } from '@/lib/api/returnAnswer';
import { type ReviewWord, reviewAnswer } from '@/lib/api/reviewAnswer';
import { setFields } from '@/lib/api/setFields';
import { tagCase } from '@/lib/api/tagCase';
import type { CommandReply } from '@/lib/api/types';
import { withdrawAnswer } from '@/lib/api/withdrawAnswer';

/** What can be done around an answer; each gives true when it was done, and says why when it was not. */
export function useWorkActions(id: string, seenVersion: number) {
  const { run, busy } = useCommand(id);
  const inWords = useOutcomeText();
  const act = async (name: string, wish: unknown, how: (key: string) => Promise<CommandReply>): Promise<boolean> => {
    const message = inWords(await run(name, wish, how));
    if (message) notifications.show({ message, color: 'red', autoClose: 10_000 });
    return message === null;
  };
  return {
    busy,
    approve: (revision: number) => act('approve', { revision, seenVersion }, (key) => approveCase(id, revision, seenVersion, key)),
    sendBack: (revision: number, reason: string) => act('return', { revision, reason }, (key) => returnAnswer(id, revision, reason, key)),
    delegate: (revision: number, to: string) => act('delegate', { revision, to }, (key) => delegateApproval(id, revision, to, key)),
    withdraw: (revision: number) => act('withdraw', revision, (key) => withdrawAnswer(id, revision, key)),
    review: (word: ReviewWord) => act('review', word, (key) => reviewAnswer(id, word, key)),
    handBack: (handBack: HandBack) => act('handBack', handBack, (key) => handBackCase(id, handBack, key)),
    forward: (forward: Forward) => act('forward', forward, (key) => forwardCase(id, forward, key)),
    arbitrate: (decision: Arbitration) => act('arbitrate', decision, (key) => arbitrateCase(id, decision, key)),
    givePromise: (owner: string) => act('givePromise', owner, (key) => givePromise(id, owner, key)),
    tag: (change: { add?: string[]; remove?: string[] }) => act('tag', change, (key) => tagCase(id, change, key)),
    setFields: (values: Record<string, string | null>) => act('fields', values, (key) => setFields(id, values, key)),
    askFormally: (wish: FormalWish) => act('formal', wish, (key) => askFormally(id, wish, key)),
    register: (number: string) => act('register', number, (key) => registerFormally(id, number, key)),
    answerFormally: (reference: string) => act('formalAnswer', reference, (key) => answerFormally(id, reference, key)),
  };
}

export type WorkActions = ReturnType<typeof useWorkActions>;
