import { useSyncExternalStore } from 'react';
import { draftsChanged, readDraft } from './localDraft';

const subscribe = (listener: () => void): (() => void) => {
  globalThis.addEventListener(draftsChanged, listener);
  globalThis.addEventListener('storage', listener);
  return () => {
    globalThis.removeEventListener(draftsChanged, listener);
    globalThis.removeEventListener('storage', listener);
  };
};

/** The person has begun an answer to the case in this browser and not sent it. */
export const useHasDraft = (login: string, caseId: string): boolean =>
  useSyncExternalStore(subscribe, () => (readDraft(login, caseId)?.text.trim() ?? '') !== '');
