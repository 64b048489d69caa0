import { send } from '@/lib/api/http';
import { parameters } from './parameters';
import type { AuditFilter, AuditPage } from './types';

export const listAudit = (filter: AuditFilter, cursor?: string) =>
  send<AuditPage>(`/api/v1/audit?${parameters(filter, cursor ? { cursor } : {})}`);
