import { send } from '@/lib/api/http';

export const testWebhook = (id: string): Promise<{ delivery: number }> => send(`/api/v1/webhooks/${id}/test`, { method: 'POST', body: {} });
