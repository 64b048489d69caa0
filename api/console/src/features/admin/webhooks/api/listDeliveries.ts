import { send } from '@/lib/api/http';
import type { DeliveryPage } from './types';

export const listDeliveries = (id: string, cursor?: string): Promise<DeliveryPage> =>
  send(`/api/v1/webhooks/${id}/deliveries?limit=50${cursor ? `&cursor=${cursor}` : ''}`);
