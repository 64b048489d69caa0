import { command } from '@/lib/api/command';

export interface Arbitration {
  authority: string;
  official?: string;
  /** Stays as a precedent for the topic. */
  reason: string;
}

export const arbitrateCase = (id: string, decision: Arbitration, key: string) => command(`/api/v1/cases/${id}/arbitrate`, decision, key);
