import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type KeyMap, useKeys } from './keys';

export type CommandGroup = 'case' | 'queue' | 'go' | 'settings';

/** Something a person can do on the screen they are at; its keys are shown beside it, in the palette and in the help. */
export interface Command {
  id: string;
  group: CommandGroup;
  label: string;
  /** A key ("c") or a pair ("g b"). */
  keys?: string;
  run: () => void;
}

let lists: readonly { commands: Command[] }[] = [];
const listeners = new Set<() => void>();
const put = (next: typeof lists) => {
  lists = next;
  for (const listener of listeners) listener();
};

/** Offers commands while the component is on the screen, and binds their keys. */
export function useCommands(commands: Command[]): void {
  const own = useRef({ commands });
  useEffect(() => {
    own.current.commands = commands;
  });
  useEffect(() => {
    const mine = own.current;
    put([...lists, mine]);
    return () => put(lists.filter((other) => other !== mine));
  }, []);
  useKeys(keysOf(commands));
}

export const keysOf = (commands: Command[]): KeyMap =>
  Object.fromEntries(commands.flatMap((one) => (one.keys ? [[one.keys, () => one.run()]] : [])));

/** Everything that can be done now; what a later screen offers under a name replaces an earlier one. */
export function offered(): Command[] {
  const found = new Map<string, Command>();
  for (const list of lists) for (const one of list.commands) found.set(one.id, one);
  return [...found.values()];
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useOffered(): Command[] {
  useSyncExternalStore(subscribe, () => lists);
  return offered();
}
