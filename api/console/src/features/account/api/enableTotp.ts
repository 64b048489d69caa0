import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const enableTotp = (code: string) => send<Schemas['RecoveryCodes']>('/api/v1/me/totp/enable', { method: 'POST', body: { code } });
