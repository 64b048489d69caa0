import { send } from './http';

export interface AuditLine {
  id: number;
  at: string;
  who: string;
  role?: string | null;
  action: string;
  caseId?: string | null;
  caseNumber?: number | null;
  region?: string | null;
  subject?: string | null;
  outcome?: string | null;
  address?: string | null;
  detail?: string | null;
}

export interface AuditFilter {
  region?: string;
  who?: string;
  action?: string;
  case?: string;
  from?: string;
  to?: string;
}

function parameters(filter: AuditFilter, more: Record<string, string> = {}): string {
  const filled = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(filled as [string, string][]).toString();
}

export const listAudit = (filter: AuditFilter, cursor?: string) =>
  send<{ items: AuditLine[]; next?: string }>(`/api/v1/audit?${parameters(filter, cursor ? { cursor } : {})}`);

/** The address of the same as a table. */
export const auditTable = (filter: AuditFilter) => `/api/v1/audit/export?${parameters(filter)}`;
