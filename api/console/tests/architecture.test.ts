import { describe, expect, test } from 'vitest';
import { sources } from './sources';

const imports = (text: string): string[] => [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((match) => match[1] ?? '');
const room = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('features/') ? 2 : 1)
    .join('/');

const climbsOut = (path: string, name: string): boolean => name.startsWith('..') && path.startsWith('features/');

const allowed: Record<string, string[]> = {
  lib: ['lib', 'locales'],
  components: ['components', 'lib'],
  'features/queue': ['features/queue', 'components', 'lib'],
  'features/case': ['features/case', 'components', 'lib'],
  'features/board': ['features/board', 'components', 'lib'],
  'features/approvals': ['features/approvals', 'components', 'lib'],
  'features/promises': ['features/promises', 'components', 'lib'],
  'features/admin': ['features/admin', 'components', 'lib'],
  'features/account': ['features/account', 'components', 'lib'],
  'features/search': ['features/search', 'components', 'lib'],
  'features/notices': ['features/notices', 'components', 'lib'],
  'features/session': ['features/session', 'components', 'lib'],
};

describe('The arrows between rooms', () => {
  test('are kept', () => {
    const wrong = sources.flatMap(({ path, text }) => {
      const rooms = allowed[room(path)];
      if (!rooms) return [];
      return imports(text)
        .filter((name) => (name.startsWith('@/') ? !rooms.includes(room(name.slice(2))) : climbsOut(path, name)))
        .map((name) => `${path} -> ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every feature is under a rule', () => {
    const rooms = new Set(sources.map((source) => room(source.path)).filter((name) => name.startsWith('features/')));
    expect([...rooms].filter((name) => !allowed[name])).toEqual([]);
  });
});

test('One file knows SignalR', () => {
  const knowing = sources.filter((source) => imports(source.text).includes('@microsoft/signalr'));
  expect(knowing.map((source) => source.path)).toEqual(['lib/live/connection.ts']);
});

test('Only lib/api fetches', () => {
  const fetching = sources.filter((source) => /\bfetch\(/.test(source.text));
  expect(fetching.map((source) => source.path)).toEqual(['lib/api/http.ts']);
});

test('Nothing is typed any', () => {
  const loose = sources.filter((source) => /(:|<|as)\s*any\b/.test(source.text));
  expect(loose.map((source) => source.path)).toEqual([]);
});

test('No file has grown past 200 lines without being looked at', () => {
  // The types mirror the contract as one page; the schema is generated.
  const long = sources.filter(
    (source) => !['lib/api/types.ts', 'lib/api/schema.ts'].includes(source.path) && source.text.split('\n').length > 210,
  );
  expect(long.map((source) => source.path)).toEqual([]);
});
