import { send } from '@/lib/api/http';
import type { Webhook, WebhookSettings } from './types';

export const putWebhook = (id: string, body: WebhookSettings): Promise<Webhook> => send(`/api/v1/webhooks/${id}`, { method: 'PUT', body });
