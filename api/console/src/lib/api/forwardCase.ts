import { command } from './command';
import { send } from './http';

export interface PeerService {
  code: string;
  name: string;
  group?: string;
}

/** Another body that takes cases. */
export interface CasePeer {
  channel: string;
  name: string;
  services: PeerService[];
}

export interface Forward {
  channel: string;
  serviceCode: string;
  /** Put before the resident's words. */
  note?: string;
}

export const listPeers = (id: string): Promise<CasePeer[]> => send(`/api/v1/cases/${id}/peers`);
export const forwardCase = (id: string, forward: Forward, key: string) => command(`/api/v1/cases/${id}/forward`, forward, key);
