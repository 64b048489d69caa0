import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

/** There is no block without a term. */
export const blockTerms = ['1h', '1d', '7d', '30d'] as const;
export type BlockTerm = (typeof blockTerms)[number];
export type SenderBlock = Schemas['SenderBlock'];

/** Keeps what the case's sender writes on this channel back for a term. */
export const blockSender = (id: string, term: BlockTerm, reason: string) =>
  send<SenderBlock>(`/api/v1/cases/${id}/block`, { method: 'POST', body: { term, reason } });
