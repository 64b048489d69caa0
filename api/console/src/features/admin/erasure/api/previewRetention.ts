import { send } from '@/lib/api/http';
import type { RetentionCount, RetentionRule } from './types';

export const previewRetention = (region: string, rules: RetentionRule[]) =>
  send<RetentionCount[]>(`/api/v1/regions/${encodeURIComponent(region)}/retention/preview`, { method: 'POST', body: { rules } });
