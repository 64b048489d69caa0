import type { TFunction } from 'i18next';

/** The server says "code: in English"; the code selects the text in the reader's language. */
export function problemText(texts: string[], t: TFunction): string {
  return texts
    .map((text) => {
      const code = /^([a-z-]+): /.exec(text)?.[1];
      return code ? t(`admin.problem.${code}`, { defaultValue: text.slice(code.length + 2) }) : text;
    })
    .join(' ');
}
