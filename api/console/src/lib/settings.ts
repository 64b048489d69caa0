import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Kept for this page only when the storage refuses.
  }
  for (const listener of listeners) listener();
}

export const readSetting = (name: string, fallback: string): string => read(name) ?? fallback;

export function useSetting(name: string, fallback: string): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => readSetting(name, fallback),
  );
}

/** Single-key shortcuts must be possible to turn off (WCAG 2.1.4): speech input types letters. */
export const shortcutsSetting = 'dialog.shortcuts';
/** How much of a case a row of the queue shows. */
export const densitySetting = 'dialog.density';
export type Density = 'roomy' | 'dense';
export const useDensity = (): Density => (useSetting(densitySetting, 'roomy') === 'dense' ? 'dense' : 'roomy');
export const setDensity = (density: Density): void => writeSetting(densitySetting, density);

export const languageSetting = 'dialog.language';
