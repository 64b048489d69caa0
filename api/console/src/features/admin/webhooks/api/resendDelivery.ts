import { send } from '@/lib/api/http';

export const resendDelivery = (id: string, delivery: number): Promise<void> =>
  send(`/api/v1/webhooks/${id}/deliveries/${delivery}/resend`, { method: 'POST', body: {} });
