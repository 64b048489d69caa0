import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

/** As a resident would by the form; a repetition under the same id is harmless. */
export const sendTestMessage = (code: string, text: string, name: string, messageId: string) =>
  send<Schemas['Received']>(`/public/${encodeURIComponent(code)}/messages`, { method: 'POST', body: { text, name, messageId } });
