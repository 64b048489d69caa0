import type { TFunction } from 'i18next';
import { HttpError } from './api/http';

/** What the server refused, by field, in the reader's language where there are some. */
export function fieldProblems(error: unknown, t: TFunction): Record<string, string> {
  if (!(error instanceof HttpError)) return { '': t('problem.unreachable') };
  const fields = Object.entries(error.problem.errors ?? {});
  if (fields.length === 0) return { '': t(`problem.${error.code}`, { defaultValue: error.problem.detail ?? t('problem.unreachable') }) };
  return Object.fromEntries(
    fields.map(([field, texts]) => [field, texts.map((text) => sentence(t(`problem.text.${text}`, { defaultValue: text }))).join(' ')]),
  );
}

/** With a capital letter, unless it begins with a name that has its own spelling. */
const sentence = (text: string): string =>
  /^\p{Ll}[\p{L}-]*(?=[ :,]|$)/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** The same as one sentence. */
export const problemSentence = (error: unknown, t: TFunction): string => Object.values(fieldProblems(error, t)).join(' ');
