import { send } from './http';

export interface WebhookSettings {
  region: string;
  name: string;
  url: string;
  events: string[];
  enabled: boolean;
}

export interface Webhook {
  id: string;
  settings: WebhookSettings;
  pausedAt?: string;
  failingSince?: string;
  oldSecretUntil?: string;
  createdAt: string;
}

export interface WebhookWithSecret {
  webhook: Webhook;
  secret: string;
}

export interface WebhookDelivery {
  id: number;
  caseId?: string;
  version?: number;
  event: string;
  state: 'queued' | 'sending' | 'delivered' | 'failed' | 'dropped';
  attempts: number;
  nextAt?: string;
  responseCode?: number;
  error?: string;
  tookMs?: number;
  createdAt: string;
  attemptedAt?: string;
}

export interface DeliveryPage {
  items: WebhookDelivery[];
  next?: string;
}

const base = '/api/v1/webhooks';

export const listWebhooks = (): Promise<Webhook[]> => send(base);
export const createWebhook = (body: WebhookSettings): Promise<WebhookWithSecret> => send(base, { method: 'POST', body });
export const putWebhook = (id: string, body: WebhookSettings): Promise<Webhook> => send(`${base}/${id}`, { method: 'PUT', body });
export const deleteWebhook = (id: string): Promise<void> => send(`${base}/${id}`, { method: 'DELETE' });
export const rotateSecret = (id: string): Promise<WebhookWithSecret> => send(`${base}/${id}/secret`, { method: 'POST', body: {} });
export const testWebhook = (id: string): Promise<{ delivery: number }> => send(`${base}/${id}/test`, { method: 'POST', body: {} });
export const resend = (id: string, delivery: number): Promise<void> =>
  send(`${base}/${id}/deliveries/${delivery}/resend`, { method: 'POST', body: {} });
export const listDeliveries = (id: string, cursor?: string): Promise<DeliveryPage> =>
  send(`${base}/${id}/deliveries?limit=50${cursor ? `&cursor=${cursor}` : ''}`);
