import { send } from '@/lib/api/http';
import type { SenderBlock } from './blockSender';

/** Takes the block back; what is held stays held until it is released. */
export const unblockSender = (id: string) => send<SenderBlock>(`/api/v1/cases/${id}/unblock`, { method: 'POST', body: {} });
