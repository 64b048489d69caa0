import { send } from './http';

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

const erasures = '/api/v1/erasures';
const retention = (region: string) => `/api/v1/regions/${encodeURIComponent(region)}/retention`;

export const listErasures = () => send<Erasure[]>(erasures);
export const findResidents = (region: string, search: string) =>
  send<ResidentFound[]>(`${erasures}/preview`, { method: 'POST', body: { region, search } });
export const askErasure = (body: { region: string; network: string; authorId: string; ground: Ground; basis: string }) =>
  send<Erasure>(erasures, { method: 'POST', body });
export const settleErasure = (id: string, verb: 'confirm' | 'cancel') =>
  send<Erasure>(`${erasures}/${id}/${verb}`, { method: 'POST', body: {} });
export const erasureReport = (id: string) => `${erasures}/${id}/report`;
export const getRetention = (region: string) => send<RetentionTerms>(retention(region));
export const putRetention = (region: string, terms: RetentionTerms) =>
  send<RetentionTerms>(retention(region), { method: 'PUT', body: terms });
export const previewRetention = (region: string, rules: RetentionRule[]) =>
  send<RetentionCount[]>(`${retention(region)}/preview`, { method: 'POST', body: { rules } });
