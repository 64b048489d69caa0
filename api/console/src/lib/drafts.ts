/** What somebody typed and did not send, by person and case; survives a reload of the page. */
export interface Draft {
  mode: string;
  text: string;
  promisedFor?: string;
}

const keyOf = (login: string, caseId: string): string => `dialog.draft.${login}.${caseId}`;

export function readDraft(login: string, caseId: string): Draft | null {
  try {
    const stored = localStorage.getItem(keyOf(login, caseId));
    return stored === null ? null : (JSON.parse(stored) as Draft);
  } catch {
    return null;
  }
}

export function writeDraft(login: string, caseId: string, draft: Draft): void {
  try {
    if (draft.text.trim() === '') localStorage.removeItem(keyOf(login, caseId));
    else localStorage.setItem(keyOf(login, caseId), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the text stays in the field, only not over a reload.
  }
}
