export const grounds = ['request', 'order', 'unlawful'] as const;

export type Ground = (typeof grounds)[number];

export interface ResidentFound {
  network: string;
  authorId: string;
  name: string;
  threads: number;
  cases: number;
  open: number;
  held: number;
  firstAt: string;
  lastAt: string;
}

export interface Erasure {
  id: string;
  region: string;
  ground: Ground | 'retention';
  basis: string;
  state: 'requested' | 'running' | 'done' | 'cancelled';
  requestedBy: string;
  requestedAt: string;
  confirmedBy?: string | null;
  confirmedAt?: string | null;
  finishedAt?: string | null;
  cases: number;
  erased: number;
  held: number;
  /** Rows overwritten or removed, by table. */
  rows: Record<string, number>;
}

export interface RetentionRule {
  id: string;
  days: number;
  network?: string | null;
  topic?: string | null;
  kind?: string | null;
}

export interface RetentionTerms {
  version: number;
  rules: RetentionRule[];
}

export interface RetentionCount {
  rule: string;
  due: number;
  held: number;
}
