import { send } from '@/lib/api/http';

export const dismissDeadLetter = (id: string, payload: number): Promise<void> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/poison/${payload}/dismiss`, { method: 'POST', body: {} });
