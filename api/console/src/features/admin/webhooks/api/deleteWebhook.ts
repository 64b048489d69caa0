import { send } from '@/lib/api/http';

export const deleteWebhook = (id: string): Promise<void> => send(`/api/v1/webhooks/${id}`, { method: 'DELETE' });
