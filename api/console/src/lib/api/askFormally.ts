import { command } from './command';

export interface FormalWish {
  fullName: string;
  replyTo: string;
  /** The substance; without it the resident's messages are. */
  text?: string;
}

export const askFormally = (id: string, wish: FormalWish, key: string) => command(`/api/v1/cases/${id}/formal`, wish, key);
