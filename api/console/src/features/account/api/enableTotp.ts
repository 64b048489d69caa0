import { send } from '@/lib/api/http';

export const enableTotp = (code: string) => send<{ recoveryCodes: string[] }>('/api/v1/me/totp/enable', { method: 'POST', body: { code } });
