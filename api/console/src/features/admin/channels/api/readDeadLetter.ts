import { send } from '@/lib/api/http';
import type { DeadLetterPayload } from './types';

export const readDeadLetter = (id: string, payload: number): Promise<DeadLetterPayload> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/poison/${payload}`);
