import type { Schemas } from '@/lib/api/types';

export type AuditLine = Schemas['AuditLine'];
export type AuditPage = Schemas['AuditPage'];

export interface AuditFilter {
  region?: string;
  who?: string;
  action?: string;
  case?: string;
  from?: string;
  to?: string;
}
