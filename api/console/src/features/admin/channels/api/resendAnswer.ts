import { send } from '@/lib/api/http';

export const resendAnswer = (id: string, answer: number): Promise<void> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/undelivered/${answer}/retry`, { method: 'POST', body: {} });
