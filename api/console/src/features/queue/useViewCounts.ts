import type { BoardView } from '@/lib/api/types';
import type { ListQuery } from '@/lib/cases/caseList';
import { useApprovals } from '@/lib/cases/useApprovals';
import { type ViewName, viewNames } from '@/lib/cases/views';
import { useBoard, useCaseList, useCaseStore, useCount } from '@/lib/live/LiveProvider';
import { useSession } from '@/lib/session/session';

const mine: ListQuery = { view: 'mine' };
const snoozed: ListQuery = { view: 'snoozed' };
const trouble: ListQuery = { view: 'trouble' };
const arbiter: ListQuery = { view: 'arbiter' };
const formal: ListQuery = { view: 'formal' };

/** Counters of the views: from the board's live figures, else from a list read to its end, else none. Never a COUNT. */
export function useViewCounts(): Record<ViewName, number | null> {
  const session = useSession();
  const board = useBoard();
  const store = useCaseStore();
  // Not on the board, and short: read to their end, so that the counters of one's own work are always there.
  useCaseList(mine);
  useCaseList(snoozed);
  useCaseList(trouble);
  const approvals = useApprovals();
  useCaseList(arbiter);
  useCaseList(formal);
  const counted: Partial<Record<ViewName, number | null>> = { promised: useCount('promised'), inWork: useCount('inWork') };
  const figures = board === null ? {} : session.authorities.length > 0 ? ofAuthority(board, session.authority) : ofRegion(board);
  return Object.fromEntries(
    viewNames.map((view) => [
      view,
      view === 'approvals' ? (approvals.complete ? approvals.rows.length : null) : (figures[view] ?? counted[view] ?? store.count(view)),
    ]),
  ) as Record<ViewName, number | null>;
}

const ofRegion = (board: BoardView): Partial<Record<ViewName, number>> => ({
  open: board.open,
  unassigned: board.unclaimed,
  unrouted: board.unrouted,
  overdue: board.overdue,
  waiting: board.waitingForResident,
  answered: board.awaitingConfirmation,
  trouble: board.deliveryTrouble,
});

function ofAuthority(board: BoardView, authority: string | null | undefined): Partial<Record<ViewName, number>> {
  const load = board.authorities.find((one) => one.authority === authority);
  return load ? { open: load.open, unassigned: load.unclaimed, overdue: load.overdue } : {};
}
