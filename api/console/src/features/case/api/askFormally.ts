import { command } from '@/lib/api/command';

export interface FormalRequest {
  fullName: string;
  replyTo: string;
  /** The substance; without it the resident's messages are. */
  text?: string;
}

export const askFormally = (id: string, request: FormalRequest, key: string) => command(`/api/v1/cases/${id}/formal`, request, key);
