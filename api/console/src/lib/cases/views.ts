import type { CaseStatus, CaseSummary, SavedFilter } from '@/lib/api/types';

export type ViewName = SavedFilter['view'];
export const viewNames = [
  'open',
  'mine',
  'snoozed',
  'unassigned',
  'unrouted',
  'overdue',
  'inWork',
  'waiting',
  'answered',
  'approvals',
  'promised',
  'arbiter',
  'formal',
  'trouble',
  'all',
] as const satisfies ViewName[];

export const isViewName = (name: string | undefined): name is ViewName => viewNames.some((candidate) => candidate === name);

/** The viewer. Their cases carry the official's id, or the login of a person who is no official: never both. */
export interface Viewer {
  login: string;
  official?: string | null;
}

export const isMe = (viewer: Viewer, id: string | null | undefined): boolean =>
  id !== null && id !== undefined && id === (viewer.official ?? viewer.login);

const unsettled: ReadonlySet<CaseStatus> = new Set<CaseStatus>(['open', 'inWork', 'waitingForResident', 'promised']);

export const isUnsettled = (one: CaseSummary): boolean => unsettled.has(one.status);

/** Mirrors the server's `view` parameter, so that pushed changes enter and leave lists without asking. */
export function belongs(view: ViewName, one: CaseSummary, viewer: Viewer): boolean {
  switch (view) {
    case 'open':
      return isUnsettled(one);
    case 'mine':
      return isUnsettled(one) && (isMe(viewer, one.claimedBy) || isMe(viewer, one.official)) && !isMe(viewer, one.snoozedBy);
    case 'snoozed':
      return isUnsettled(one) && isMe(viewer, one.snoozedBy);
    case 'unassigned':
      return isUnsettled(one) && !one.claimedBy;
    case 'unrouted':
      return isUnsettled(one) && !one.authority;
    case 'overdue':
      return isUnsettled(one) && one.overdue;
    case 'inWork':
      return one.status === 'inWork';
    case 'waiting':
      return one.status === 'waitingForResident';
    case 'answered':
      return one.status === 'answered';
    case 'approvals':
      return one.approval !== 'none' && isMe(viewer, one.approver);
    case 'promised':
      return isUnsettled(one) && Boolean(one.promisedFor);
    case 'arbiter':
      return one.awaitsArbiter;
    case 'formal':
      return one.formal === 'requested' || one.formal === 'registered';
    case 'trouble':
      return one.delivery === 'unknown' || one.delivery === 'failed';
    case 'all':
      return true;
  }
}

// An answered case can wait to be read, and a formal one be closed: these are not among the open.
const beyondOpen: ViewName[] = ['answered', 'approvals', 'arbiter', 'formal', 'trouble', 'all'];

/** Views that hold every case of a view. */
export const supersetsOf = (view: ViewName): ViewName[] => (beyondOpen.includes(view) ? [view, 'all'] : [view, 'open', 'all']);

export type SortName = NonNullable<SavedFilter['sort']>;
export const sortNames = ['deadline', 'newest', 'oldest', 'approval'] as const satisfies SortName[];

export function compareBy(sort: SortName): (left: CaseSummary, right: CaseSummary) => number {
  switch (sort) {
    case 'deadline':
      return (left, right) => compareDue(left.dueAt, right.dueAt) || compareId(left, right);
    case 'approval':
      return (left, right) => compareDue(left.approvalDueAt, right.approvalDueAt) || compareId(left, right);
    case 'newest':
      return (left, right) => compareText(right.receivedAt, left.receivedAt) || compareId(right, left);
    case 'oldest':
      return (left, right) => compareText(left.receivedAt, right.receivedAt) || compareId(left, right);
  }
}

function compareDue(left: string | null | undefined, right: string | null | undefined): number {
  if (!left || !right) return Number(!left) - Number(!right);
  return compareText(left, right);
}

// Fractions of a second vary in length ("…:05Z", "…:05.12Z"), so text order alone is not time order.
function compareText(left: string, right: string): number {
  return left === right ? 0 : Date.parse(left) - Date.parse(right);
}

/** The server breaks ties by id, in the direction of the order. */
function compareId(left: CaseSummary, right: CaseSummary): number {
  return left.id < right.id ? -1 : Number(left.id > right.id);
}
