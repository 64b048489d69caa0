import { useState } from 'react';
import type { AnswerKind } from '@/lib/api/types';
import { readDraft, writeDraft } from '@/lib/drafts';
import { useSession } from '@/lib/session';

export const composerModes = ['reply', 'note', 'askAddress', 'intermediate', 'final'] as const;
export type ComposerMode = AnswerKind | 'note';

const isMode = (mode: string | undefined): mode is ComposerMode => composerModes.some((known) => known === mode);

interface Composed {
  mode: ComposerMode;
  text: string;
  promisedFor: string;
}

const blank: Composed = { mode: 'reply', text: '', promisedFor: '' };

/** What is being written for a case; kept as a draft with every key. One per mounted case. */
export function useComposer(caseId: string) {
  const { login } = useSession();
  const [draft, setDraft] = useState(() => restore(login, caseId));
  const keep = (change: Partial<Composed>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    writeDraft(login, caseId, next);
  };
  return { ...draft, keep, clear: () => keep(blank) };
}

function restore(login: string, caseId: string): Composed {
  const stored = readDraft(login, caseId);
  if (stored === null) return blank;
  return { mode: isMode(stored.mode) ? stored.mode : 'reply', text: stored.text, promisedFor: stored.promisedFor ?? '' };
}
