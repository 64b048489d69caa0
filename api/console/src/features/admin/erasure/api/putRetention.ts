import { send } from '@/lib/api/http';
import type { RetentionTerms } from './types';

export const putRetention = (region: string, terms: RetentionTerms) =>
  send<RetentionTerms>(`/api/v1/regions/${encodeURIComponent(region)}/retention`, { method: 'PUT', body: terms });
