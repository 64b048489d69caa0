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
