/** The shapes of docs/api.md. Times are ISO 8601 UTC strings. */

import type { CustomField } from './region';
import type { CaseWork } from './work';

export const roles = ['operator', 'executor', 'approver', 'lead', 'analyst', 'administrator', 'engineer'] as const;
export type Role = (typeof roles)[number];

export interface Session {
  login: string;
  name: string;
  role: Role;
  region: string;
  regionName: string;
  timeZone: string;
  authority?: string | null;
  official?: string | null;
  /** Theirs and those beneath it, for a role that is bound to one. */
  authorities: string[];
  /** What the role may, by the names of the server's table. */
  permissions: string[];
  /** Nothing else is allowed before that. */
  mustChangePassword: boolean;
}

export type CaseStatus = 'open' | 'inWork' | 'waitingForResident' | 'promised' | 'answered' | 'confirmed' | 'closed' | 'merged';
export const messageKinds = ['complaint', 'question', 'clarification', 'proposal', 'initiative', 'thanks'] as const;
export type MessageKind = (typeof messageKinds)[number];
export type Importance = 'normal' | 'high';
export type DeliveryState = 'none' | 'queued' | 'sent' | 'delivered' | 'unknown' | 'failed';

export type ApprovalState = 'none' | 'waiting' | 'returned' | 'review';
export type FormalState = 'none' | 'requested' | 'registered' | 'answered';

export interface CaseSummary {
  id: string;
  number: number;
  region: string;
  version: number;
  status: CaseStatus;
  kind: MessageKind;
  topic: string;
  importance: Importance;
  authority?: string | null;
  official?: string | null;
  claimedBy?: string | null;
  claimedByName?: string | null;
  leaseUntil?: string | null;
  thread: string;
  network: string;
  isPublic: boolean;
  residentName: string;
  excerpt: string;
  address?: string | null;
  publishedAt: string;
  receivedAt: string;
  dueAt?: string | null;
  dueKind?: string | null;
  overdue: boolean;
  lastMessageAt: string;
  unanswered: boolean;
  leg: number;
  delivery: DeliveryState;
  answeredAt?: string | null;
  escalationLevel: number;
  updatedAt: string;
  approval: ApprovalState;
  /** Whose turn it is: the approver, the reviewer, or the author a text came back to. */
  approver?: string | null;
  approvalDueAt?: string | null;
  bounces: number;
  awaitsArbiter: boolean;
  promisedFor?: string | null;
  formal: FormalState;
  tags: string[];
  mergedInto?: string | null;
}

export interface Attachment {
  kind: string;
  fileId?: string | null;
  url?: string | null;
  name?: string | null;
  mimeType?: string | null;
  size?: number | null;
}

export type AnswerKind = 'reply' | 'askAddress' | 'intermediate' | 'final';

export interface Message {
  id: string;
  direction: 'in' | 'out' | 'note';
  authorName: string;
  text: string;
  attachments: Attachment[];
  publishedAt: string;
  editedAt?: string | null;
  deletedAt?: string | null;
  isPublic: boolean;
  link?: string | null;
  replyTo?: string | null;
  albumId?: string | null;
  answerKind?: AnswerKind | null;
  version?: number | null;
  delivery?: DeliveryState | null;
  deliveryError?: string | null;
  /** The case that waits in this one and whose resident wrote it. */
  fromCase?: string | null;
}

export interface RelatedCases {
  /** The case this one waits in. */
  into?: CaseSummary | null;
  /** Those that wait in this one. */
  members: CaseSummary[];
  links: CaseSummary[];
}

export interface HistoryItem {
  version: number;
  at: string;
  type: string;
  actorName: string;
  actorKind: string;
  data: Record<string, unknown>;
}

export interface DeadlineStep {
  at: string;
  code: string;
  text: string;
  until?: string | null;
  hours?: number | null;
  days?: number | null;
  /** A code of ours or, for a calendar's exception, its reason as entered. */
  detail?: string | null;
  /** Layers of the calendar with their versions: `ru-2026@1; emergency@8`. */
  source?: string | null;
}

export interface Deadline {
  kind: string;
  setAt: string;
  dueAt: string;
  /** Null while it is owed, missed or not. */
  endedAt?: string | null;
  state: 'running' | 'met' | 'missed' | 'replaced' | 'dropped';
  rule: string;
  calendarVersion: number;
  hours: number;
  working: boolean;
  steps: DeadlineStep[];
}

export interface CaseDetail {
  /** For the hub's Look: this case was shown to this person. */
  pass?: string | null;
  /** A question for the address will carry a private link. */
  asksPrivately?: boolean;
  summary: CaseSummary;
  messages: Message[];
  history: HistoryItem[];
  deadlines: Deadline[];
  work: CaseWork;
}

export interface CasePage {
  items: CaseSummary[];
  next?: string | null;
}

export interface CommandReply {
  outcome: 'done' | 'alreadyDone';
  summary: CaseSummary;
}

export interface Topic {
  code: string;
  ru: string;
  en: string;
}

export interface Authority {
  id: string;
  name: string;
  parent?: string | null;
}

export interface Official {
  id: string;
  name: string;
  authority: string;
  position: string;
  isHead: boolean;
}

export interface Directory {
  region: string;
  regionName: string;
  timeZone: string;
  topics: Topic[];
  authorities: Authority[];
  officials: Official[];
  fields: CustomField[];
  arbiter?: string | null;
}

export interface AuthorityLoad {
  authority: string;
  open: number;
  unclaimed: number;
  overdue: number;
  dueWithinFourHours: number;
  answeredToday: number;
}

export interface TopicCount {
  topic: string;
  open: number;
  receivedToday: number;
}

export interface OfficialLoad {
  official: string;
  open: number;
  claimed: number;
  overdue: number;
}

export interface BoardView {
  region: string;
  at: string;
  open: number;
  unclaimed: number;
  inWork: number;
  waitingForResident: number;
  overdue: number;
  dueWithinHour: number;
  dueWithinFourHours: number;
  awaitingConfirmation: number;
  deliveryTrouble: number;
  oldestUnansweredAt?: string | null;
  incomingPerMinute: number[];
  receivedToday: number;
  answeredToday: number;
  missedToday: number;
  authorities: AuthorityLoad[];
  topics: TopicCount[];
  officials: OfficialLoad[];
}

export interface CaseChange {
  sequence: number;
  left: boolean;
  case: CaseSummary;
}

export interface ChangeBatch {
  view: string;
  epoch: string;
  after: number;
  changes: CaseChange[];
}

export interface ViewPosition {
  view: string;
  epoch: string;
  sequence: number;
  reload: boolean;
  missed: CaseChange[];
}
