import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const testWebhook = (id: string): Promise<Schemas['TestDelivery']> =>
  send(`/api/v1/webhooks/${id}/test`, { method: 'POST', body: {} });
