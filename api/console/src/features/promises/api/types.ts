import type { Narrow, PromiseState, Schemas } from '@/lib/api/types';

/** One promise of the region's ledger. */
export type LedgerPromise = Narrow<Schemas['LedgerPromise'], { state: PromiseState }>;
export type PromisePage = Narrow<Schemas['PromisePage'], { items: LedgerPromise[] }>;
