import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type Arbitration = Schemas['ArbitrateBody'];

export const arbitrateCase = (id: string, decision: Arbitration, key: string) => command(`/api/v1/cases/${id}/arbitrate`, decision, key);
