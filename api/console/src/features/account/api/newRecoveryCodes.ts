import { send } from '@/lib/api/http';

export const newRecoveryCodes = () => send<{ recoveryCodes: string[] }>('/api/v1/me/recovery-codes', { method: 'POST' });
