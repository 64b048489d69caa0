import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AnswerKind } from '@/lib/api/types';
import type { Composed } from '@/lib/drafts/composed';
import { DraftSync } from '@/lib/drafts/draftSync';
import { useSubscriptions } from '@/lib/live/LiveProvider';
import { useSession } from '@/lib/session/session';

export const composerModes = ['reply', 'note', 'askAddress', 'intermediate', 'final'] as const;
export type ComposerMode = AnswerKind | 'note';

const isMode = (mode: string): mode is ComposerMode => composerModes.some((known) => known === mode);

/** What is being written for a case; kept on the server while it is written. One per mounted case. */
export function useComposer(caseId: string) {
  const { login, permissions } = useSession();
  // Who only decides about texts has no drafts.
  const writes = permissions.includes('cases.work');
  const subscriptions = useSubscriptions();
  const sync = useMemo(() => new DraftSync(login, caseId), [login, caseId]);
  const { draft, kind, theirs } = useSyncExternalStore(sync.subscribe, sync.state);
  const [template, setTemplate] = useState<string | null>(null);
  useEffect(() => {
    if (!writes) return;
    void sync.load();
    const leave = () => sync.leave();
    globalThis.addEventListener('pagehide', leave);
    return () => {
      globalThis.removeEventListener('pagehide', leave);
      leave();
    };
  }, [sync, writes]);
  const keep = (change: Partial<Composed>) => {
    sync.keep(change);
    if (change.text) subscriptions.typing(caseId);
    else if (change.text === '') subscriptions.typingEnded(caseId);
  };
  return {
    ...draft,
    mode: isMode(draft.mode) ? draft.mode : 'reply',
    saving: kind,
    theirs,
    template,
    keep,
    setTemplate,
    /** What is on the screen at this moment, also inside a callback made before it. */
    now: () => sync.state().draft,
    takeMine: () => sync.mine(),
    takeTheirs: () => sync.theirs(),
    settle: () => sync.settle(),
    clear: () => {
      setTemplate(null);
      sync.clear();
      subscriptions.typingEnded(caseId);
    },
  };
}

export type ComposerDraft = ReturnType<typeof useComposer>;
