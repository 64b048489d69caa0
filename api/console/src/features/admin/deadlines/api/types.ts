import type { DeadlineStep, Importance, MessageKind, MessageSource } from '@/lib/api/types';

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
