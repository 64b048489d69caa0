import { send } from '@/lib/api/http';

export const addPasskey = (name: string, credential: unknown) =>
  send<void>('/api/v1/me/passkeys', { method: 'POST', body: { name, credential } });
