import type { Importance, SavedFilter } from '@/lib/api/types';

export const bulkActions = ['claim', 'assign', 'classify', 'note', 'close'] as const;

export type BulkAction = (typeof bulkActions)[number];

export const mostCases = 500;

/** One action over many cases; all but claim with the part of the same name. */
export interface BulkRequest {
  ids: string[];
  action: BulkAction;
  assign?: { authority: string; reason?: string };
  classify?: { topic?: string; importance?: Importance };
  note?: { text: string };
  close?: { reason: string };
}

export interface BulkRefusal {
  caseId: string;
  number?: number | null;
  code: string;
  detail?: string | null;
}

export interface BulkJob {
  id: string;
  action: BulkAction;
  state: 'running' | 'done' | 'cancelled';
  total: number;
  done: number;
  refusedCount: number;
  createdAt: string;
  refused: BulkRefusal[];
}

export interface SavedView {
  id: string;
  name: string;
  filter: SavedFilter;
  shared: boolean;
  authority?: string | null;
  position: number;
  version: number;
  createdBy: string;
}

export interface SavedViewBody {
  name: string;
  filter: SavedFilter;
  shared?: boolean;
  version?: number;
}
