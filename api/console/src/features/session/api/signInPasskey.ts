import { send } from '@/lib/api/http';
import type { Session } from '@/lib/api/types';

export const signInPasskey = (credential: unknown) => send<Session>('/api/v1/session/passkey', { method: 'POST', body: { credential } });
