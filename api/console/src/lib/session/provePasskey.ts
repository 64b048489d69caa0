import { send } from '@/lib/api/http';

/** The same proof by a passkey. */
export const provePasskey = (credential: unknown) => send<void>('/api/v1/session/proof/passkey', { method: 'POST', body: { credential } });
