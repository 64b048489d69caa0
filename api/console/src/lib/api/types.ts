/** The shapes of docs/api.md that more than one feature knows. Times are ISO 8601 UTC strings. */

export const messageSources = ['direct', 'monitoring'] as const;

export type MessageSource = (typeof messageSources)[number];

export interface DeadlineRule {
  id: string;
  deadline: string;
  hours: number;
  working: boolean;
  kind?: MessageKind | null;
  topic?: string | null;
  authority?: string | null;
  importance?: Importance | null;
  network?: string | null;
  channel?: string | null;
  source?: MessageSource | null;
  pausesWhileWaiting: boolean;
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof weekdays)[number];

/** Local times, HH:mm:ss; an end of 00:00:00 is the end of the day. */
export interface Hours {
  from: string;
  to: string;
}

export interface WorkingInterval extends Hours {
  day: Weekday;
}

export const layerKinds = ['federal', 'regional'] as const;

export type LayerKind = (typeof layerKinds)[number];

export interface CalendarLayer {
  id: string;
  kind: LayerKind;
  version: number;
  name: string;
  basis: string[];
  days: { date: string; kind: 'off' | 'short' | 'work'; reason: string; swappedWith?: string | null }[];
}

export interface AuthoritySchedule {
  authority: string;
  version: number;
  timeZone?: string | null;
  week: WorkingInterval[];
  exceptions: { date: string; reason: string; hours: Hours[] }[];
  ignoresDaysOff: boolean;
}

export interface EmergencyDay {
  date: string;
  reason: string;
  authority?: string | null;
  declaredBy?: string | null;
  declaredAt?: string | null;
  since: number;
}

export interface Calendar {
  version: number;
  week: WorkingInterval[];
  exceptions: { date: string; reason: string; hours: Hours[] }[];
  layers: CalendarLayer[];
  schedules: AuthoritySchedule[];
  emergencies: EmergencyDay[];
}

/** A file kept for a case, ready to go out with an answer. */
export interface KeptFile {
  id: string;
  kind: string;
  name: string;
  mimeType: string;
  size: number;
  width?: number | null;
  height?: number | null;
  url: string;
  thumbnailUrl?: string | null;
}

export const approvalModes = ['autonomous', 'reviewAfter', 'oneApprover', 'twoApprovers'] as const;

export type ApprovalMode = (typeof approvalModes)[number];

export interface ApprovalPolicy {
  id: string;
  mode: ApprovalMode;
  /** The approver's own time. */
  hours: number;
  /** Hours of working time, else of the clock. */
  working: boolean;
  /** Measured quality moves it neither way. */
  fixed?: boolean;
  answer?: Extract<AnswerKind, 'intermediate' | 'final'> | null;
  topic?: string | null;
  importance?: Importance | null;
  authority?: string | null;
  author?: string | null;
  isPublic?: boolean | null;
}

export interface AutonomyRule {
  minimumAnswers: number;
  windowDays: number;
  /** Shares of bad answers, 0 to 1. */
  widenAt: number;
  narrowAt: number;
}

export const fieldKinds = ['text', 'number', 'date', 'choice'] as const;

export type FieldKind = (typeof fieldKinds)[number];

export interface CustomField {
  id: string;
  name: string;
  kind: FieldKind;
  options?: string[] | null;
}

export interface ConfiguredAuthority {
  id: string;
  name: string;
  parent?: string | null;
  phone?: string | null;
  approver?: string | null;
}

export interface ConfiguredOfficial {
  id: string;
  name: string;
  authority: string;
  position: string;
  capacity: number;
  isHead: boolean;
  substitute?: string | null;
}

/** What the console edits of a region's configuration; everything else goes back as it came. */
export interface RegionConfiguration {
  code: string;
  name: string;
  timeZone: string;
  version: number;
  authorities: ConfiguredAuthority[];
  officials: ConfiguredOfficial[];
  defaultAuthority: string;
  calendar: Calendar;
  deadlines: DeadlineRule[];
  approvals: ApprovalPolicy[];
  arbiter?: string | null;
  autonomy?: AutonomyRule | null;
  fields: CustomField[];
  [other: string]: unknown;
}

export interface RegionName {
  code: string;
  name: string;
}

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

/** A filter over the queue; the parts of the list's query. */
export interface SavedFilter {
  view: string;
  topics?: string[];
  authority?: string;
  network?: string;
  importance?: Importance;
  tag?: string;
  /** Hours. */
  dueWithin?: number;
  search?: string;
  sort?: string;
}

/** A filter and the name its figure is asked for by. */
export interface CountedFilter {
  key: string;
  filter: SavedFilter;
}

export interface CasePerson {
  id: string;
  name: string;
  typing: boolean;
}

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
