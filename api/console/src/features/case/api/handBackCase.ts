import { command } from '@/lib/api/command';

export interface HandBack {
  reason: string;
  /** Whose it is instead; without it an operator decides. */
  proposed?: string;
}

export const handBackCase = (id: string, handBack: HandBack, key: string) => command(`/api/v1/cases/${id}/hand-back`, handBack, key);
