import { placeholders } from '@/lib/templates';

const hole = /\{\{\s*(\w+)\s*\}\}/g;

/** Placeholders of ours that are still open in a text; a resident must not see one. */
export const openPlaceholders = (text: string): string[] => [
  ...new Set([...text.matchAll(hole)].map((match) => match[1] ?? '').filter((name) => placeholders.some((known) => known === name))),
];

/** Puts the chosen date where a template left room for it. */
export const fillPromise = (text: string, promise: string | null): string =>
  promise === null ? text : text.replace(hole, (whole, name: string) => (name === 'promise' ? promise : whole));

/** A template goes into an empty field as it is, and after what was written otherwise. */
export const withTemplate = (text: string, template: string): string =>
  text.trim() === '' ? template : `${text.trimEnd()}\n\n${template}`;
