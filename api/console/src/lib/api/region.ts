import type { Calendar, DeadlineRule } from './deadlines';
import { send } from './http';
import type { AnswerKind, Importance, Topic } from './types';

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

export const listRegions = () => send<RegionName[]>('/api/v1/regions');

export const getRegion = (code: string, signal?: AbortSignal) =>
  send<RegionConfiguration>(`/api/v1/regions/${encodeURIComponent(code)}`, { signal });

export const putRegion = (region: RegionConfiguration) =>
  send<RegionConfiguration>(`/api/v1/regions/${encodeURIComponent(region.code)}`, { method: 'PUT', body: region });

export const listTopics = () => send<Topic[]>('/api/v1/topics');

/** How well an authority answered in the window of the rule. */
export interface AuthorityQuality {
  authority: string;
  answers: number;
  disputed: number;
  returned: number;
  badReviews: number;
  /** Of bad ones, 0 to 1. */
  share: number;
  /** 1 takes an approver away, -1 adds one. */
  shift: number;
}

export interface AutonomyChange {
  at: string;
  authority: string;
  from: number;
  to: number;
  answers: number;
  share: number;
}

export interface AutonomyView {
  measuredAt?: string | null;
  authorities: AuthorityQuality[];
  changes: AutonomyChange[];
}
