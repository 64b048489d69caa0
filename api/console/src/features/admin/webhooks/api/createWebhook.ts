import { send } from '@/lib/api/http';
import type { WebhookSettings, WebhookWithSecret } from './types';

export const createWebhook = (body: WebhookSettings): Promise<WebhookWithSecret> => send('/api/v1/webhooks', { method: 'POST', body });
