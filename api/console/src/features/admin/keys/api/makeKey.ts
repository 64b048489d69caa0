import { send } from '@/lib/api/http';
import type { ApiKey, Scope } from './types';

export const makeKey = (body: { name: string; region: string; scopes: Scope[]; expiresAt: string }) =>
  send<{ key: string; details: ApiKey }>('/api/v1/keys', { method: 'POST', body });
