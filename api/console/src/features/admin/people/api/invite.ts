import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

/** A link that binds the person's account to whoever opens it while signed in at the provider. */
export const invite = (login: string) =>
  send<Schemas['InvitationView']>(`/api/v1/users/${encodeURIComponent(login)}/invitation`, { method: 'POST' });
