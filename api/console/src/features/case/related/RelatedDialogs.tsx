import type { CaseSummary, Message } from '@/lib/api/types';
import { JoinForm } from './JoinForm';
import { SplitForm } from './SplitForm';
import { UnmergeForm } from './UnmergeForm';
import type { RelatedActions } from './useRelatedActions';

export type RelatedDialog = { kind: 'merge' | 'link' | 'split' } | { kind: 'unmerge'; member: CaseSummary };

interface Props {
  summary: CaseSummary;
  messages: Message[];
  actions: RelatedActions;
  dialog: RelatedDialog | null;
  dismiss: () => void;
}

export function RelatedDialogs({ summary, messages, actions, dialog, dismiss }: Props) {
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'merge':
    case 'link':
      return <JoinForm kind={dialog.kind} summary={summary} actions={actions} dismiss={dismiss} />;
    case 'split':
      return <SplitForm messages={messages} actions={actions} dismiss={dismiss} />;
    case 'unmerge':
      return <UnmergeForm member={dialog.member.id} number={dialog.member.number} actions={actions} dismiss={dismiss} />;
  }
}
