import { send } from '@/lib/api/http';

interface Proof {
  password?: string;
  code?: string;
  recoveryCode?: string;
}

/** Shows password and code once more, for what asks for a recent proof. */
export const prove = (proof: Proof) => send<void>('/api/v1/session/proof', { method: 'POST', body: proof });
