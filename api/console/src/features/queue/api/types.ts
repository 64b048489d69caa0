import type { Schemas } from '@/lib/api/types';

export const bulkActions = ['claim', 'assign', 'classify', 'note', 'close'] as const satisfies BulkAction[];
export type BulkAction = BulkRequest['action'];
export const mostCases = 500;

/** One action over many cases; all but claim with the part of the same name. */
export type BulkRequest = Schemas['BulkBody'];
export type BulkJob = Schemas['BulkView'];
export type SavedView = Schemas['SavedView'];
export type SavedViewBody = Schemas['SavedViewBody'];
