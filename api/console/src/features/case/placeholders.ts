import { mapPlaceholders, type Placeholder } from '@/lib/templates';

/** Placeholders of ours that are still open in a text, in whichever language; a resident must not see one. */
export function openPlaceholders(text: string): Placeholder[] {
  const open = new Set<Placeholder>();
  mapPlaceholders(text, (name, whole) => {
    open.add(name);
    return whole;
  });
  return [...open];
}

/** Puts the chosen date where a template left room for it. */
export const fillPromise = (text: string, promise: string | null): string =>
  promise === null ? text : mapPlaceholders(text, (name, whole) => (name === 'promise' ? promise : whole));

/** A template goes into an empty field as it is, and after what was written otherwise. */
export const withTemplate = (text: string, template: string): string =>
  text.trim() === '' ? template : `${text.trimEnd()}\n\n${template}`;
