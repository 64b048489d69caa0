import type { PromiseState } from '@/lib/api/types';

/** One promise of the region's ledger. */
export interface LedgerPromise {
  caseId: string;
  number: number;
  version: number;
  authority?: string | null;
  topic: string;
  answerVersion: number;
  madeAt: string;
  dueAt: string;
  owner: string;
  ownerName: string;
  state: PromiseState;
  endedAt?: string | null;
  /** The answer that made it. */
  words?: string | null;
}

export interface PromisePage {
  items: LedgerPromise[];
  next?: string | null;
}
