import type { Schemas } from '@/lib/api/types';

export type WebhookSettings = Schemas['WebhookSettings'];
export type Webhook = Schemas['WebhookView'];
export type WebhookWithSecret = Schemas['WebhookWithSecret'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type DeliveryPage = Schemas['WebhookDeliveryPage'];
