import { send } from '@/lib/api/http';

/** Takes back an invitation too. */
export const unbindIdentity = (login: string) => send<void>(`/api/v1/users/${encodeURIComponent(login)}/identity`, { method: 'DELETE' });
