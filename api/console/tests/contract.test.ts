import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sources } from './sources';

const types = sources
  .filter((source) => ['lib/api/types.ts', 'features/admin/approvals/api/types.ts'].includes(source.path))
  .map((source) => source.text)
  .join('\n');
const contracts = fileURLToPath(new URL('../../../grains.interfaces', import.meta.url));

/** Names of an interface in types.ts. */
const ours = (name: string): string[] => {
  const body = new RegExp(`export interface ${name} {([^}]*)}`).exec(types)?.[1] ?? '';
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

// The types are written by hand: this is what notices when the records move on.
describe('The types of the api have the names of the records', () => {
  test.each([
    ['ApprovalPolicy', 'Regions/ApprovalConfiguration.cs'],
    ['AutonomyRule', 'Regions/ApprovalConfiguration.cs'],
    ['CustomField', 'Regions/ApprovalConfiguration.cs'],
    ['AuthorityQuality', 'Autonomy/IAutonomyGrain.cs'],
    ['AutonomyChange', 'Autonomy/IAutonomyGrain.cs'],
    ['AutonomyView', 'Autonomy/IAutonomyGrain.cs'],
    ['CaseSummary', 'Cases/CaseSummary.cs'],
    ['Attachment', 'Cases/Attachment.cs'],
    ['BoardView', 'Push/BoardView.cs'],
    ['AuthorityLoad', 'Push/BoardView.cs'],
    ['TopicCount', 'Push/BoardView.cs'],
    ['OfficialLoad', 'Push/BoardView.cs'],
    ['CaseChange', 'Push/Feed.cs'],
    ['ChangeBatch', 'Push/Feed.cs'],
    ['ViewPosition', 'Push/Feed.cs'],
  ])('%s', (name, file) => {
    expect(ours(name).length).toBeGreaterThan(0);
    expect(ours(name)).toEqual(theirs(file, name));
  });
});
