import { getDraft } from './getDraft';
import { putDraft } from './putDraft';
import type { DraftBody, ServerDraft } from './types';

/** Where drafts are kept. */
export interface DraftServer {
  get(caseId: string): Promise<ServerDraft>;
  put(caseId: string, body: DraftBody, keepalive: boolean): Promise<{ version: number }>;
}

export const server: DraftServer = { get: getDraft, put: putDraft };
