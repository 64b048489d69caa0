import names from './placeholderNames.json';
import type { Language } from './time';

export const placeholders = ['resident', 'number', 'address', 'authority', 'deadline', 'official', 'promise'] as const;
export type Placeholder = (typeof placeholders)[number];

const hole = /\{\{([^{}]*)\}\}/g;

/** The placeholder that a name stands for, in either language or as it is stored; null when it is none of ours. */
export function placeholderOf(name: string): Placeholder | null {
  const asked = name.trim().toLowerCase();
  return placeholders.find((one) => one === asked || names.ru[one] === asked || names.en[one] === asked) ?? null;
}

export const shownPlaceholder = (name: Placeholder, language: Language): string => `{{${names[language][name]}}}`;

/** Replaces each placeholder of ours; others stay as they are. */
export const mapPlaceholders = (text: string, to: (name: Placeholder, whole: string) => string): string =>
  text.replace(hole, (whole, name: string) => {
    const known = placeholderOf(name);
    return known === null ? whole : to(known, whole);
  });

/** As people read it, and as it is stored. */
export const toShown = (text: string, language: Language): string => mapPlaceholders(text, (name) => shownPlaceholder(name, language));
export const toStored = (text: string): string => mapPlaceholders(text, (name) => `{{${name}}}`);
