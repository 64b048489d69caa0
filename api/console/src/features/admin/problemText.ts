import type { TFunction } from 'i18next';
import { HttpError } from '@/lib/api/http';
import { problemSentence } from '@/lib/problems';

/** The server says "code: in English"; the code selects the text in the reader's language. */
export function problemText(texts: string[], t: TFunction): string {
  return texts
    .map((text) => {
      const code = /^([a-z-]+): /.exec(text)?.[1];
      return code ? t(`admin.problem.${code}`, { defaultValue: text.slice(code.length + 2) }) : text;
    })
    .join(' ');
}

/** A refusal of the whole: what is wrong with each field, else the sentence of the problem. */
export function refusalText(error: unknown, t: TFunction): string {
  const errors = error instanceof HttpError ? Object.values(error.problem.errors ?? {}) : [];
  return errors.length > 0 ? errors.map((texts) => problemText(texts, t)).join(' ') : problemSentence(error, t);
}
