import { newIdempotencyKey } from './command';
import { send } from './http';
import type { Importance } from './types';

export const bulkActions = ['claim', 'assign', 'classify', 'note', 'close'] as const;
export type BulkAction = (typeof bulkActions)[number];
export const mostCases = 500;

/** One action over many cases; all but claim with the part of the same name. */
export interface BulkWish {
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

export const beginBulk = (wish: BulkWish) =>
  send<BulkJob>('/api/v1/cases/bulk', { method: 'POST', body: wish, headers: { 'Idempotency-Key': newIdempotencyKey() } });

export const recentBulk = (signal?: AbortSignal) => send<BulkJob[]>('/api/v1/bulk', { signal });
export const getBulk = (id: string, signal?: AbortSignal) => send<BulkJob>(`/api/v1/bulk/${id}`, { signal });
export const cancelBulk = (id: string) => send<BulkJob>(`/api/v1/bulk/${id}`, { method: 'DELETE' });
