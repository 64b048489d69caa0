import type { CaseDetail, CaseSummary, Proposal } from '@/lib/api/types';
import { isMe } from '@/lib/cases/views';
import { useSession } from '@/lib/session/session';
import { ArbiterBar } from './ArbiterBar';
import { FormalBar } from './FormalBar';
import { ProposalBar } from './ProposalBar';
import { ReviewBar } from './ReviewBar';
import type { Turn } from './turn';
import type { WorkActions } from './useWorkActions';

interface Props {
  detail: CaseDetail;
  summary: CaseSummary;
  turn: Turn;
  actions: WorkActions;
  blocked: string | null;
  edit: (proposal: Proposal) => void;
}

/** The bars between the conversation and the composer: whose decision the case waits for. */
export function WorkBars({ detail, summary, turn, actions, blocked, edit }: Props) {
  const session = useSession();
  const { formal, review, handBacks } = detail.work;
  const reads = review && (isMe(session, review.reviewer) || session.role === 'lead');
  return (
    <>
      {formal ? <FormalBar appeal={formal} summary={summary} deadlines={detail.deadlines} actions={actions} /> : null}
      {summary.awaitsArbiter ? <ArbiterBar summary={summary} handBacks={handBacks} actions={actions} /> : null}
      {reads ? <ReviewBar key={review.answerVersion} review={review} messages={detail.messages} actions={actions} /> : null}
      <ProposalBar turn={turn} summary={summary} actions={actions} blocked={blocked} edit={edit} />
    </>
  );
}
