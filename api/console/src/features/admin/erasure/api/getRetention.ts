import { send } from '@/lib/api/http';
import type { RetentionTerms } from './types';

export const getRetention = (region: string) => send<RetentionTerms>(`/api/v1/regions/${encodeURIComponent(region)}/retention`);
