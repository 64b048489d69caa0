import type { TFunction } from 'i18next';
import { HttpError } from './api/http';

/** What the server refused, by field, in the reader's language where there are some. */
export function fieldProblems(error: unknown, t: TFunction): Record<string, string> {
  if (!(error instanceof HttpError)) return { '': t('problem.unreachable') };
  const fields = Object.entries(error.problem.errors ?? {});
  if (fields.length === 0) return { '': t(`problem.${error.code}`, { defaultValue: error.problem.detail ?? t('problem.unreachable') }) };
  return Object.fromEntries(
    fields.map(([field, texts]) => [field, texts.map((text) => t(`problem.text.${text}`, { defaultValue: text })).join(' ')]),
  );
}

/** The same as one sentence. */
export const problemSentence = (error: unknown, t: TFunction): string => Object.values(fieldProblems(error, t)).join(' ');
