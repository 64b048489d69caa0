import { send } from '@/lib/api/http';
import { parameters } from './parameters';
import type { AuditFilter, AuditLine } from './types';

export const listAudit = (filter: AuditFilter, cursor?: string) =>
  send<{ items: AuditLine[]; next?: string }>(`/api/v1/audit?${parameters(filter, cursor ? { cursor } : {})}`);
