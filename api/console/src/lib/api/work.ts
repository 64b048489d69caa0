import type { AnswerKind, Attachment, FormalState } from './types';

/** What officials have agreed, promised and noted about a case. */
export interface CaseWork {
  proposal?: Proposal | null;
  review?: Review | null;
  promises: Promised[];
  formal?: FormalAppeal | null;
  fields: Record<string, string>;
  handBacks: HandedBack[];
  decision?: Decision | null;
}

export interface Returned {
  by: string;
  reason: string;
  at: string;
}

export interface Revision {
  revision: number;
  text: string;
  returned?: Returned | null;
}

/** A text that waits for agreement, or came back from it. */
export interface Proposal {
  /** What an approval names. */
  revision: number;
  kind: AnswerKind;
  text: string;
  attachments: Attachment[];
  promisedFor?: string | null;
  author: string;
  authorName: string;
  policy: string;
  /** Null when the text came back to its author. */
  approver?: string | null;
  step: number;
  steps: number;
  since: string;
  returned?: Returned | null;
  previous?: Revision | null;
}

export interface Review {
  answerVersion: number;
  policy: string;
  reviewer: string;
  since: string;
}

export const promiseStates = ['open', 'broken', 'kept', 'moved', 'dropped'] as const;
export type PromiseState = (typeof promiseStates)[number];

export interface Promised {
  version: number;
  answerVersion: number;
  madeAt: string;
  dueAt: string;
  owner: string;
  ownerName: string;
  state: PromiseState;
  endedAt?: string | null;
}

export interface FormalAppeal {
  state: FormalState;
  fullName: string;
  replyTo: string;
  text?: string | null;
  requestedAt: string;
  number?: string | null;
  registeredAt?: string | null;
  reference?: string | null;
  answeredAt?: string | null;
}

export interface HandedBack {
  at: string;
  by: string;
  authority: string;
  reason: string;
  proposed?: string | null;
}

export interface Decision {
  at: string;
  by: string;
  authority: string;
  reason: string;
}

/** One promise of the region's ledger. */
export interface LedgerPromise {
  caseId: string;
  number: number;
  version: number;
  authority?: string | null;
  topic: string;
  answerVersion: number;
  madeAt: string;
  dueAt: string;
  owner: string;
  ownerName: string;
  state: PromiseState;
  endedAt?: string | null;
  /** The answer that made it. */
  words?: string | null;
}

export interface PromisePage {
  items: LedgerPromise[];
  next?: string | null;
}

/** An arbiter's decision about a topic. */
export interface Precedent {
  at: string;
  caseId: string;
  number: number;
  authority: string;
  reason: string;
  arbiterName: string;
}

export interface PrecedentPage {
  items: Precedent[];
  next?: string | null;
}

export interface UsedTag {
  tag: string;
  count: number;
}

/** What waiting for one approver cost, in hours of the clock. */
export interface ApproverHours {
  official: string;
  approved: number;
  returned: number;
  delegated: number;
  /** A substitute had to be asked. */
  late: number;
  hours: number;
  longest: number;
}
