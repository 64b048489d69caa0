import type { Schemas } from '@/lib/api/types';

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

export type SimulatedCase = Schemas['SimulatedCase'];
export type SimulatedDeadline = Schemas['SimulatedDeadline'];
export type Simulation = Schemas['Simulation'];
