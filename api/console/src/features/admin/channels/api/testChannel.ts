import { send } from '@/lib/api/http';
import type { TestSent } from './types';

export const testChannel = (id: string, to: string, text: string): Promise<TestSent> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/test`, { method: 'POST', body: { to, text } });
