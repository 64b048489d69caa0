import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sources } from './sources';

const messages = sources.find((source) => source.path === 'lib/live/messages.ts')?.text ?? '';
const contracts = fileURLToPath(new URL('../../../grains.interfaces', import.meta.url));

/** Names of an interface in messages.ts. */
const ours = (name: string): string[] => {
  const body = new RegExp(`export interface ${name} {([^}]*)}`).exec(messages)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1] ?? '').sort();
};

/** Names of a record in C#, as JSON writes them: `[Id(0)] public required X Name` or `[property: Id(0)] X Name`. */
const theirs = (file: string, record: string): string[] => {
  const text = readFileSync(`${contracts}/${file}`, 'utf8');
  const from = text.indexOf(`sealed record ${record}`);
  const next = text.indexOf('sealed record', from + 1);
  const body = text.slice(from, next < 0 ? undefined : next);
  const named = body.matchAll(
    /\[(?:property: )?Id\(\d+\)[^\]]*\]\s+(?:public\s+)?(?:required\s+)?[\w?[\]<>., ]+?\s(\w+)(?:\s*{|\s*[,)=])/g,
  );
  return [...named].map((match) => (match[1] ?? '').replace(/^./, (letter) => letter.toLowerCase())).sort();
};

// Everything else is generated from the OpenAPI document, which does not describe the hub: this notices when its records change.
describe("The hub's messages have the names of the records", () => {
  test.each([
    ['CaseChange', 'Push/Feed.cs'],
    ['ChangeBatch', 'Push/Feed.cs'],
    ['ViewPosition', 'Push/Feed.cs'],
    ['CasePerson', 'Push/ICasePresenceGrain.cs'],
  ])('%s', (name, file) => {
    expect(ours(name).length).toBeGreaterThan(0);
    expect(ours(name)).toEqual(theirs(file, name));
  });

  test('and no other than these and the filters', () => {
    expect([...messages.matchAll(/export interface (\w+)/g)].map((match) => match[1])).toEqual([
      'CaseChange',
      'ChangeBatch',
      'ViewPosition',
      'CasePerson',
      'CountedFilter',
    ]);
  });
});
