import type { Narrow, Schemas } from '@/lib/api/types';

export const grounds = ['request', 'order', 'unlawful'] as const;
export type Ground = (typeof grounds)[number];

export type ResidentFound = Schemas['ResidentFound'];
export type Erasure = Narrow<
  Schemas['ErasureView'],
  { ground: Ground | 'retention'; state: 'requested' | 'running' | 'done' | 'cancelled' }
>;
export type RetentionRule = Schemas['RetentionRule'];
export type RetentionTerms = Schemas['RetentionTerms'];
export type RetentionCount = Schemas['RetentionCount'];
