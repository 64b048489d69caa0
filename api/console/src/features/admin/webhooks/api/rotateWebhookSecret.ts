import { send } from '@/lib/api/http';
import type { WebhookWithSecret } from './types';

export const rotateWebhookSecret = (id: string): Promise<WebhookWithSecret> =>
  send(`/api/v1/webhooks/${id}/secret`, { method: 'POST', body: {} });
