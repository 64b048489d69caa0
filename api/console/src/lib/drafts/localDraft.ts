import type { KeptFile } from '@/lib/api/types';
import type { DraftBody } from './types';

/** What somebody typed and did not send, by person and case, in this browser: for when the server cannot be reached. */
export interface LocalDraft {
  mode: DraftBody['mode'];
  text: string;
  promisedFor?: string;
  files?: KeptFile[];
  /** The server's version it was begun on. */
  version?: number;
  /** The server has not confirmed it. */
  unsaved?: boolean;
}

const keyOf = (login: string, caseId: string): string => `dialog.draft.${login}.${caseId}`;

export function readDraft(login: string, caseId: string): LocalDraft | null {
  try {
    const stored = localStorage.getItem(keyOf(login, caseId));
    return stored === null ? null : (JSON.parse(stored) as LocalDraft);
  } catch {
    return null;
  }
}

/** Dispatched on the window when a draft of this browser appears, changes or goes. */
export const draftsChanged = 'dialog:drafts';

export function writeDraft(login: string, caseId: string, draft: LocalDraft): void {
  try {
    const empty = draft.text.trim() === '' && !draft.files?.length;
    if (empty && !draft.unsaved) localStorage.removeItem(keyOf(login, caseId));
    else localStorage.setItem(keyOf(login, caseId), JSON.stringify(draft));
    globalThis.dispatchEvent?.(new Event(draftsChanged));
  } catch {
    // A full or forbidden storage: the server has it, or the text stays in the field.
  }
}
