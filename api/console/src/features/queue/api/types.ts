import type { Narrow, Schemas } from '@/lib/api/types';

export const bulkActions = ['claim', 'assign', 'classify', 'note', 'close'] as const;
export type BulkAction = (typeof bulkActions)[number];
export const mostCases = 500;

/** One action over many cases; all but claim with the part of the same name. */
export type BulkRequest = Narrow<Schemas['BulkBody'], { action: BulkAction }>;
export type BulkJob = Narrow<Schemas['BulkView'], { action: BulkAction; state: 'running' | 'done' | 'cancelled' }>;
export type SavedView = Schemas['SavedView'];
export type SavedViewBody = Schemas['SavedViewBody'];
