import { send } from '@/lib/api/http';
import type { LogLevelBody } from './types';

/** For ten minutes; null: the configured one again. */
export const setLogLevel = (id: string, body: LogLevelBody | null) =>
  send<void>(`/api/v1/platform/nodes/${id}/log-level`, body ? { method: 'PUT', body } : { method: 'DELETE' });
