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
