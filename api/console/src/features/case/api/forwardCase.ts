import { command } from '@/lib/api/command';

export interface Forward {
  channel: string;
  serviceCode: string;
  /** Put before the resident's words. */
  note?: string;
}

export const forwardCase = (id: string, forward: Forward, key: string) => command(`/api/v1/cases/${id}/forward`, forward, key);
