import type { KeptFile } from '@/lib/api/types';

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
