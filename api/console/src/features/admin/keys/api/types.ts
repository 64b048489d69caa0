import type { Schemas } from '@/lib/api/types';

export const scopes = [
  'cases:read',
  'cases:write',
  'cases:personal',
  'intake:write',
  'webhooks:manage',
  'reports:read',
] as const satisfies Scope[];
export type Scope = ApiKey['scopes'][number];

export type ApiKey = Schemas['ApiKey'];
export type MadeKey = Schemas['MadeKey'];
