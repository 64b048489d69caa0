import type { KeptFile } from './files';
import { send } from './http';

/** A draft as the server keeps it; version 0: there is none. */
export interface ServerDraft {
  version: number;
  mode: string;
  text: string;
  files: KeptFile[];
  promisedFor?: string | null;
}

export interface DraftBody {
  version: number;
  mode: string;
  text: string;
  attachments: string[];
  promisedFor?: string;
}

export const getDraft = (caseId: string) => send<ServerDraft>(`/api/v1/cases/${caseId}/draft`);

export const putDraft = (caseId: string, body: DraftBody, keepalive = false) =>
  send<{ version: number }>(`/api/v1/cases/${caseId}/draft`, { method: 'PUT', body, keepalive });
