import type { CaseSummary, Message } from '@/lib/api/types';
import { CloseCase } from './CloseCase';
import { SendForm } from './contractors/SendForm';
import type { Contractors } from './contractors/useContractors';
import { BlockForm } from './sender/BlockForm';
import type { SenderActions } from './sender/useSenderActions';
import { SnoozeForm } from './snooze/SnoozeForm';
import { FormalForm } from './work/FormalForm';
import { ForwardForm } from './work/ForwardForm';
import { HandBackForm } from './work/HandBackForm';
import type { WorkActions } from './work/useWorkActions';

export type CaseDialog = 'close' | 'snooze' | 'handBack' | 'forward' | 'contractor' | 'formal' | 'block';

interface Props {
  summary: CaseSummary;
  work: WorkActions;
  sender: SenderActions;
  contractors: Contractors;
  messages: Message[];
  /** The one that is open. */
  dialog: CaseDialog | null;
  dismiss: () => void;
  close: (reason: string) => void;
}

/** What the case's menu asks more about; each stays open until it was done. */
export function CaseDialogs({ summary, work, sender, contractors, messages, dialog, dismiss, close }: Props) {
  const untilDone =
    <T,>(act: (wish: T) => Promise<boolean>) =>
    async (wish: T) => {
      if (await act(wish)) dismiss();
    };
  return (
    <>
      <CloseCase
        opened={dialog === 'close'}
        dismiss={dismiss}
        close={(reason) => {
          dismiss();
          close(reason);
        }}
      />
      {dialog === 'block' ? <BlockForm name={summary.residentName} actions={sender} dismiss={dismiss} /> : null}
      {dialog === 'snooze' ? (
        <SnoozeForm id={summary.id} busy={work.busy === 'snooze'} dismiss={dismiss} send={untilDone(work.snooze)} />
      ) : null}
      {dialog === 'forward' ? (
        <ForwardForm id={summary.id} busy={work.busy === 'forward'} dismiss={dismiss} send={untilDone(work.forward)} />
      ) : null}
      {dialog === 'contractor' ? <SendForm messages={messages} contractors={contractors} dismiss={dismiss} /> : null}
      {dialog === 'handBack' ? (
        <HandBackForm summary={summary} busy={work.busy === 'handBack'} dismiss={dismiss} send={untilDone(work.handBack)} />
      ) : null}
      {dialog === 'formal' ? (
        <FormalForm name={summary.residentName} busy={work.busy === 'formal'} dismiss={dismiss} send={untilDone(work.askFormally)} />
      ) : null}
    </>
  );
}
