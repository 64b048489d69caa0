import type { AuditFilter } from './types';

export function parameters(filter: AuditFilter, more: Record<string, string> = {}): string {
  const filled = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(filled as [string, string][]).toString();
}
