import { send } from './http';

export const scopes = ['cases:read', 'cases:write', 'cases:personal', 'intake:write', 'webhooks:manage', 'reports:read'] as const;
export type Scope = (typeof scopes)[number];

export interface ApiKey {
  id: string;
  prefix: string;
  name: string;
  region: string;
  scopes: Scope[];
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  revokedAt?: string | null;
  revokedBy?: string | null;
  usedAt?: string | null;
}

export const listKeys = () => send<ApiKey[]>('/api/v1/keys');
export const makeKey = (body: { name: string; region: string; scopes: Scope[]; expiresAt: string }) =>
  send<{ key: string; details: ApiKey }>('/api/v1/keys', { method: 'POST', body });
export const revokeKey = (id: string) => send<void>(`/api/v1/keys/${id}`, { method: 'DELETE' });
