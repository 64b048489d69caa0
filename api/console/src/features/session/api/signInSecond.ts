import { send } from '@/lib/api/http';
import type { Session } from '@/lib/api/types';

/** After a password that was right: a code of the authenticator app, or one of the recovery codes. */
export const signInSecond = (factor: { code: string } | { recoveryCode: string }) =>
  send<Session>('/api/v1/session/second-factor', { method: 'POST', body: factor });
