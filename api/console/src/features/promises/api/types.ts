import type { Schemas } from '@/lib/api/types';

/** One promise of the region's ledger. */
export type LedgerPromise = Schemas['LedgerPromise'];
export type PromisePage = Schemas['PromisePage'];
