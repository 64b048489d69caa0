import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { AnswerKind } from '@/lib/api/types';
import type { Composed } from '@/lib/drafts/composed';
import { type DraftState, DraftSync } from '@/lib/drafts/draftSync';
import { useSubscriptions } from '@/lib/live/LiveProvider';
import { useSession } from '@/lib/session/session';

export const composerModes = ['reply', 'note', 'askAddress', 'intermediate', 'final'] as const;
export type ComposerMode = AnswerKind | 'note';

const isMode = (mode: string): mode is ComposerMode => composerModes.some((known) => known === mode);

const modeOf = ({ mode }: Composed): ComposerMode => (isMode(mode) ? mode : 'reply');

/** What is being written for a case, kept on the server while it is written; the same through the life of an open case. */
export interface Composing {
  subscribe: (listener: () => void) => () => void;
  state: () => DraftState;
  /** What is on the screen at this moment, also inside a callback made before it. */
  now: () => Composed & { mode: ComposerMode; template: string | null };
  keep: (change: Partial<Composed>) => void;
  setTemplate: (template: string | null) => void;
  takeMine: () => void;
  takeTheirs: () => void;
  settle: () => Promise<void>;
  clear: () => void;
}

/** One per mounted case. Renders nothing when something is typed: `useDraft` does, where the text is shown. */
export function useComposer(caseId: string): Composing {
  const { login, permissions } = useSession();
  // Who only decides about texts has no drafts.
  const writes = permissions.includes('cases.work');
  const subscriptions = useSubscriptions();
  const sync = useMemo(() => new DraftSync(login, caseId), [login, caseId]);
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
  return useMemo(() => {
    let template: string | null = null;
    return {
      subscribe: sync.subscribe,
      state: sync.state,
      now: () => {
        const { draft } = sync.state();
        return { ...draft, mode: modeOf(draft), template };
      },
      keep: (change) => {
        sync.keep(change);
        if (change.text) subscriptions.typing(caseId);
        else if (change.text === '') subscriptions.typingEnded(caseId);
      },
      setTemplate: (chosen) => {
        template = chosen;
      },
      takeMine: () => sync.mine(),
      takeTheirs: () => sync.theirs(),
      settle: () => sync.settle(),
      clear: () => {
        template = null;
        sync.clear();
        subscriptions.typingEnded(caseId);
      },
    };
  }, [sync, subscriptions, caseId]);
}

/** The text with what happens to it: renders with every letter. */
export function useDraft(composing: Composing) {
  const { draft, kind, theirs } = useSyncExternalStore(composing.subscribe, composing.state);
  return { ...composing, ...draft, mode: modeOf(draft), saving: kind, theirs };
}

export type ComposerDraft = ReturnType<typeof useDraft>;

export const useIsWriting = (composing: Composing): boolean =>
  useSyncExternalStore(composing.subscribe, () => composing.state().draft.text.trim() !== '');
