import type { CaseSummary, CaseWork, Proposal, Session } from '@/lib/api/types';
import { isMe } from '@/lib/cases/views';

export type Turn =
  /** Nothing waits for anybody's agreement. */
  | { kind: 'none' }
  /** I may approve this text; `mine` when it waits for me and not only for my office. */
  | { kind: 'decide'; proposal: Proposal; mine: boolean }
  /** My text waits for somebody. */
  | { kind: 'wait'; proposal: Proposal }
  /** My text came back with a reason. */
  | { kind: 'returned'; proposal: Proposal }
  /** Somebody else's text waits or came back. */
  | { kind: 'watch'; proposal: Proposal };

/** Whose turn it is with the text of a case, from the viewer's side. */
export function turnOf(work: CaseWork, session: Session): Turn {
  const { proposal } = work;
  if (!proposal) return { kind: 'none' };
  const own = isMe(session, proposal.author);
  if (!proposal.approver) return { kind: own ? 'returned' : 'watch', proposal };
  const mine = isMe(session, proposal.approver);
  if (own) return { kind: 'wait', proposal };
  if (mine || session.role === 'lead') return { kind: 'decide', proposal, mine };
  return { kind: 'watch', proposal };
}

/** Whether this person decides whose the case is. */
export const arbitrates = (summary: CaseSummary, session: Session, arbiter: string | null | undefined): boolean =>
  summary.awaitsArbiter && (session.role === 'lead' || isMe(session, arbiter));
