import { parameters } from './parameters';
import type { AuditFilter } from './types';

/** The address of the same as a table. */
export const auditTable = (filter: AuditFilter) => `/api/v1/audit/export?${parameters(filter)}`;
