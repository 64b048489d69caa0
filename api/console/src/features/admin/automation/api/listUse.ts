import { send } from '@/lib/api/http';
import type { RuleUse } from './types';

export const listUse = (code: string, signal?: AbortSignal): Promise<RuleUse[]> =>
  send(`/api/v1/regions/${encodeURIComponent(code)}/automation/use`, { signal });
