import { useEffect, useSyncExternalStore } from 'react';
import type { Composing } from '@/features/case/useComposer';
import type { KeptFile, Proposal } from '@/lib/api/types';
import { type Composed, isEmpty } from '@/lib/drafts/composed';
import { toRegional } from '@/lib/time';
import type { Turn } from './turn';

/** The address of a file of ours; a network's file cannot be sent again from here. */
const own = /^\/api\/v1\/files\/([0-9a-f-]{36})$/;

/** A proposed text as the composer holds it, with its own files. */
export function returnedDraft(proposal: Proposal, timeZone: string): Composed {
  const files = proposal.attachments.flatMap((file): KeptFile[] => {
    const id = own.exec(file.url ?? '')?.[1];
    return id && file.url
      ? [{ id, kind: file.kind, name: file.name ?? '', mimeType: file.mimeType ?? '', size: file.size ?? 0, url: file.url }]
      : [];
  });
  return {
    mode: proposal.kind,
    text: proposal.text,
    promisedFor: proposal.promisedFor ? toRegional(Date.parse(proposal.promisedFor), timeZone) : '',
    files,
  };
}

/** A returned text is put into the composer again, unless something else is being written there. */
export function useReturnedText(turn: Turn, composing: Composing, timeZone: string): void {
  const returned = turn.kind === 'returned' ? turn.proposal : null;
  const ready = useSyncExternalStore(composing.subscribe, () => composing.state().kind !== 'loading');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each return; afterwards the field is the author's
  useEffect(() => {
    if (returned && ready && isEmpty(composing.now())) composing.keep(returnedDraft(returned, timeZone));
  }, [returned?.revision, ready]);
}
