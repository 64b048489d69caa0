import { send } from './http';
import type { RegionConfiguration } from './region';
import type { DeadlineStep, Importance, MessageKind } from './types';

export const deadlineNames = [
  'intake',
  'first-reaction',
  'answer',
  'final-after-promise',
  'promise',
  'approval',
  'formal-registration',
  'formal-answer',
] as const;
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

export type DayKind = 'working' | 'weekend' | 'off' | 'short' | 'extra' | 'other';

export interface CalendarDay {
  date: string;
  kind: DayKind;
  hours: Hours[];
  reason?: string | null;
  source?: string | null;
}

export interface CalendarYear {
  year: number;
  authority?: string | null;
  timeZone: string;
  version: number;
  workingDays: number;
  workingHours: number;
  days: CalendarDay[];
}

export interface CalendarReply {
  layers: CalendarLayer[];
  differences: { date: string; before: CalendarDay; after: CalendarDay }[];
  configuration?: RegionConfiguration | null;
}

export interface CalendarFile {
  format: 'xmlcalendar' | 'xmlcalendar-json' | 'date-lists' | 'shipped';
  content: string;
  kind: LayerKind;
  basis?: string | null;
  apply: boolean;
  version?: number;
}

export interface SimulatedCase {
  receivedAt: string;
  kind: MessageKind;
  topic: string;
  authority?: string | null;
  importance: Importance;
  network?: string | null;
  source?: MessageSource | null;
  pauses: { from: string; to: string }[];
}

export interface SimulatedDeadline {
  deadline: string;
  from: string;
  dueAt?: string | null;
  rule?: string | null;
  isDefault: boolean;
  hours: number;
  working: boolean;
  pauses: boolean;
  steps: DeadlineStep[];
}

export interface SimulatedDeadlines {
  authority?: string | null;
  timeZone: string;
  deadlines: SimulatedDeadline[];
}

export interface Simulation {
  stored?: SimulatedDeadlines | null;
  proposed?: SimulatedDeadlines | null;
}

export interface Recomputation {
  state: 'idle' | 'running' | 'done' | 'cancelled';
  from: number;
  to: number;
  total: number;
  seen: number;
  changed: number;
  failed: number;
  startedAt?: string | null;
  endedAt?: string | null;
}

const region = (code: string, path: string) => `/api/v1/regions/${encodeURIComponent(code)}/${path}`;
const of = (authority: string | null) => (authority ? `?authority=${encodeURIComponent(authority)}` : '');

export const getCalendarYear = (code: string, year: number, authority: string | null) =>
  send<CalendarYear>(region(code, `calendar/${year}${of(authority)}`));

export const getShippedYears = (code: string) => send<{ years: number[] }>(region(code, 'calendar/shipped'));

export const importCalendar = (code: string, file: CalendarFile) =>
  send<CalendarReply>(region(code, 'calendar/import'), { method: 'POST', body: file });

export const declareEmergency = (code: string, day: { date: string; reason: string; authority: string | null }) =>
  send<CalendarReply>(region(code, 'calendar/emergencies'), { method: 'POST', body: day });

export const withdrawEmergency = (code: string, date: string, authority: string | null) =>
  send<CalendarReply>(region(code, `calendar/emergencies/${date}${of(authority)}`), { method: 'DELETE' });

export const simulate = (code: string, message: SimulatedCase, proposed: RegionConfiguration | null, signal?: AbortSignal) =>
  send<Simulation>('/api/v1/deadlines/simulate', {
    method: 'POST',
    body: { region: code, case: message, ...(proposed ? { proposed } : {}) },
    signal,
  });

export const getRecomputation = (code: string) => send<Recomputation>(region(code, 'recomputation'));
export const cancelRecomputation = (code: string) => send<Recomputation>(region(code, 'recomputation'), { method: 'DELETE' });
export const repeatRecomputation = (code: string) => send<Recomputation>(region(code, 'recomputation'), { method: 'POST' });
