import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

/** Whose account the invitation binds; the browser remembers it until the person comes back from the provider. */
export const openInvitation = (token: string) =>
  send<Schemas['InvitationOffer']>('/api/v1/session/invitation', { method: 'POST', body: { token } });
