import { send } from '@/lib/api/http';
import type { MadeKey, Scope } from './types';

export const makeKey = (body: { name: string; region: string; scopes: Scope[]; expiresAt: string }) =>
  send<MadeKey>('/api/v1/keys', { method: 'POST', body });
