import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import en from '@/locales/en.json';
import ru from '@/locales/ru.json';
import { sources } from './sources';

type Texts = { [key: string]: string | Texts };

const flatten = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );

// Russian has more plural forms than English.
const base = (key: string): string => key.replace(/_(one|few|many|other)$/, '');
const russian = new Map(flatten(ru));
const english = new Map(flatten(en));
const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(base))].sort();
const holes = (text: string): string[] => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '').sort();

describe('The two languages', () => {
  test('have the same keys', () => expect(keys(english)).toEqual(keys(russian)));

  test('have the same placeholders', () => {
    for (const [key, text] of english) {
      const other = russian.get(key);
      if (other !== undefined) expect([key, holes(other)]).toEqual([key, holes(text)]);
    }
  });

  test('leave no text empty', () => {
    for (const [key, text] of [...russian, ...english]) expect([key, text.trim()]).not.toEqual([key, '']);
  });
});

/** What a review found strange in an office, and what says the same there. */
const unlikeAnOffice: [RegExp, string][] = [
  [/реплик/i, 'Сообщение'],
  [/ждёт в №|ждёт здесь|ждут здесь/i, 'присоединено к №'],
  [/ушёл сам/i, 'Отправлено без согласования'],
  [/прочитано: (хорошо|плохо)/i, 'Проверено: …'],
  [/ничего не ждёт вас/i, 'Нет ответов на согласовании'],
  [/^вернуть$/i, 'Снять с себя, Не наше or На доработку: one word had three meanings'],
  [/журнал говорит|говорит журнал|ссылается журнал/i, 'их действия остаются в журнале'],
  [/ч подряд/i, 'ч круглосуточно'],
  [/вам не видно/i, 'нет доступа'],
  [/№(?=[\d{])/, '№ with a space'],
];

describe('The Russian', () => {
  test.each(unlikeAnOffice)('does not say %s', (found) => {
    expect([...russian].filter(([, text]) => found.test(text)).map(([key]) => key)).toEqual([]);
  });
});

const shown = new Set(['label', 'title', 'placeholder', 'aria-label', 'alt', 'description', 'error', 'message']);
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text);

/** User-visible texts that are in the code instead of the resource files. */
function hardCoded(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && shown.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)) {
      if (hasWords(node.initializer.text)) found.push(node.initializer.text);
    }
    if ((ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) && /\p{Script=Cyrillic}/u.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS));
  return found;
}

describe('The code', () => {
  // Units of time are letters of a notation beside their number; Intl has no such short form.
  const checked = sources.filter((source) => source.path !== 'lib/time.ts');

  test('holds no words of its own', () => {
    expect(checked.flatMap(({ path, text }) => hardCoded(path, text).map((words) => `${path}: ${words}`))).toEqual([]);
  }, 20_000);

  test('the check finds words', () => {
    expect(hardCoded('a.tsx', '<p title="Hello">Привет</p>')).toEqual(['Hello', 'Привет']);
  });

  test('asks only for texts that exist', () => {
    const known = keys(russian);
    const missing = sources.flatMap((source) =>
      [...source.text.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '').filter((key) => !known.includes(key)),
    );
    expect(missing).toEqual([]);
  });
});
