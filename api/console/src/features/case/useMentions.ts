import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { useDirectory } from '@/lib/directory/useDirectory';
import { asked, matching, withMention } from './mentions';
import type { ComposerDraft } from './useComposer';

/** The list of colleagues that opens behind an @ in a note. */
export function useMentions(field: RefObject<HTMLTextAreaElement | null>, draft: ComposerDraft) {
  const { people } = useDirectory();
  const listId = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const query = draft.mode === 'note' && cursor !== null ? asked(draft.text, cursor) : null;
  const found = query ? matching(people, query.words) : [];
  const open = found.length > 0;
  const index = Math.min(active, Math.max(0, found.length - 1));

  const close = () => setCursor(null);
  const pick = (position: number) => {
    const person = found[position];
    if (!query || cursor === null || !person) return;
    const next = withMention(draft.text, query.from, cursor, person.name);
    draft.keep({ text: next.text });
    close();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };

  return {
    open,
    found,
    active: index,
    listId,
    activeId: `${listId}-${index}`,
    pick,
    close,
    look: (area: HTMLTextAreaElement) => {
      const now = area.selectionStart === area.selectionEnd ? area.selectionStart : null;
      if (now !== cursor) setActive(0);
      setCursor(now);
    },
    /** True when the key was the list's. */
    onKeyDown: (event: KeyboardEvent): boolean => {
      if (!open || event.ctrlKey || event.metaKey) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        setActive((index + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        pick(index);
      } else if (event.key === 'Escape') {
        close();
      } else {
        return false;
      }
      event.preventDefault();
      return true;
    },
  };
}

export type Mentions = ReturnType<typeof useMentions>;
