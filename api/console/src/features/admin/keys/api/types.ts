import type { Narrow, Schemas } from '@/lib/api/types';

export const scopes = ['cases:read', 'cases:write', 'cases:personal', 'intake:write', 'webhooks:manage', 'reports:read'] as const;
export type Scope = (typeof scopes)[number];

export type ApiKey = Narrow<Schemas['ApiKey'], { scopes: Scope[] }>;
export type MadeKey = Narrow<Schemas['MadeKey'], { details: ApiKey }>;
