import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const putRole = (login: string, region: string, body: Schemas['UserRoleBody']) =>
  send<void>(`/api/v1/users/${encodeURIComponent(login)}/roles/${encodeURIComponent(region)}`, { method: 'PUT', body });
