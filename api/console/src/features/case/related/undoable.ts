import { useSyncExternalStore } from 'react';

/** Something that was done between cases and may be taken back for a while. */
export interface Undoable {
  message: string;
  undoLabel: string;
  /** Null when it was undone, else why not. */
  undo: () => Promise<string | null>;
  undone: string;
  /** The cases in whose menus it stands. */
  cases: string[];
}

export const undoFor = 600_000;

let kept: readonly (Undoable & { until: number })[] = [];
const listeners = new Set<() => void>();
const put = (next: typeof kept) => {
  kept = next;
  for (const listener of listeners) listener();
};

export function remember(one: Undoable, now = Date.now()): void {
  const until = now + undoFor;
  put([{ ...one, until }, ...kept.filter((other) => other.until > now)]);
}

export const forget = (one: Undoable): void => put(kept.filter((other) => other.undo !== one.undo));

/** What may still be taken back of a case, the latest first. */
export const undoableOf = (caseId: string, now = Date.now()): Undoable[] =>
  kept.filter((one) => one.until > now && one.cases.includes(caseId));

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** As above; asked again whenever the menu is drawn. */
export function useUndoable(caseId: string): Undoable[] {
  useSyncExternalStore(subscribe, () => kept);
  return undoableOf(caseId);
}
