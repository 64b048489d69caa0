import type { Narrow, Schemas } from '@/lib/api/types';

export type WebhookSettings = Schemas['WebhookSettings'];
export type Webhook = Schemas['WebhookView'];
export type WebhookWithSecret = Schemas['WebhookWithSecret'];
export type WebhookDelivery = Narrow<Schemas['WebhookDelivery'], { state: 'queued' | 'sending' | 'delivered' | 'failed' | 'dropped' }>;
export type DeliveryPage = Narrow<Schemas['WebhookDeliveryPage'], { items: WebhookDelivery[] }>;
