import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const newRecoveryCodes = () => send<Schemas['RecoveryCodes']>('/api/v1/me/recovery-codes', { method: 'POST' });
