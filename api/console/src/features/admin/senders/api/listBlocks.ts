import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type BlockedSender = Schemas['BlockedSenderItem'];

/** Blocks in force, and ended ones that still hold messages, of the person's region. */
export const listBlocks = () => send<BlockedSender[]>('/api/v1/blocks');
