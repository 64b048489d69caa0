import { send } from '@/lib/api/http';
import type { Webhook } from './types';

export const listWebhooks = (): Promise<Webhook[]> => send('/api/v1/webhooks');
