import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sources } from './sources';

const imports = (text: string): string[] => [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((match) => match[1] ?? '');

const root = fileURLToPath(new URL('..', import.meta.url));
const features = [...new Set(sources.map((source) => /^features\/[^/]+/.exec(source.path)?.[0]).filter((name) => name !== undefined))];

/** What a folder of src may import, written as if a file of it did. */
const allowed: Record<string, string[]> = {
  lib: ['@/lib/one', '@/locales/one', './one'],
  components: ['@/components/one', '@/lib/one', './one'],
  ...Object.fromEntries(features.map((name) => [name, [`@/${name}/one`, '@/components/one', '@/lib/one', './one']])),
};

const forbidden = (folder: string): string[] => [
  '@/app/one',
  '@/theme',
  ...['lib', 'components', 'locales', ...features].map((other) => `@/${other}/one`).filter((name) => !allowed[folder]?.includes(name)),
  ...(folder.startsWith('features/') ? ['../one', '../../one'] : []),
];

const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

/** The files of a tree with an import that its biome.jsonc forbids. */
function check(tree: string): string[] {
  const options = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=github', 'src'];
  const { stdout, status } = spawnSync(process.execPath, [biome, ...options], { cwd: tree, encoding: 'utf8' });
  const files = new Set([...stdout.matchAll(/file=[^,]*?(src\/[^,]*),/g)].map((match) => match[1] ?? ''));
  expect(status).toBe(files.size === 0 ? 0 : 1);
  return [...files].sort();
}

/** The files with an import that biome.jsonc forbids, of a tree made of the given ones. */
function refused(files: Map<string, string>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'arrows-'));
  try {
    copyFileSync(join(root, 'biome.jsonc'), join(tree, 'biome.jsonc'));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    return check(tree);
  } finally {
    rmSync(tree, { recursive: true });
  }
}

test('The arrows between folders are kept', () => {
  expect(check(root)).toEqual([]);
}, 20_000);

// The rules are in biome.jsonc, where an editor shows a broken one; this tree with every allowed and every forbidden import proves that they hold.
test('The linter refuses every wrong arrow and no right one', () => {
  const files = new Map<string, string>();
  const wrong: string[] = [];
  for (const folder of Object.keys(allowed)) {
    for (const [at, name] of (allowed[folder] ?? []).entries()) files.set(`src/${folder}/inside/right${at}.ts`, `import '${name}';\n`);
    for (const [at, name] of forbidden(folder).entries()) {
      for (const [form, text] of [`import '${name}';`, `export type { One } from '${name}';`, `void import('${name}');`].entries()) {
        const path = `src/${folder}/inside/wrong${at}-${form}.ts`;
        files.set(path, `${text}\n`);
        wrong.push(path);
      }
    }
  }
  expect(features.length).toBeGreaterThan(8);
  expect(refused(files)).toEqual(wrong.sort());
}, 20_000);

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
  const generated = 'lib/api/schema.ts';
  const long = sources.filter((source) => source.path !== generated && source.text.split('\n').length > 210);
  expect(long.map((source) => source.path)).toEqual([]);
});

// A screen that loads is a screen: with a heading and a status for those who do not see a wheel turn.
test('No screen is a turning wheel alone', () => {
  const bare = sources.filter((source) => /return <Loader\b/.test(source.text));
  expect(bare.map((source) => source.path)).toEqual([]);
});
