import { send } from '@/lib/api/http';

/** Shows the password once more, for what asks for a recent proof. */
export const prove = (password: string) => send<void>('/api/v1/session/proof', { method: 'POST', body: { password } });
