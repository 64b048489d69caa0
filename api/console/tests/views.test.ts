import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CaseSummary } from '@/lib/api/types';
import { type ListQuery, matches } from '@/lib/cases/caseList';
import { belongs, type Viewer, viewNames } from '@/lib/cases/views';

type PersonName = 'anna' | 'boris';

interface Examples {
  now: string;
  people: Record<PersonName, Viewer>;
  lists: Record<string, ListQuery>;
  case: CaseSummary;
  cases: ({ name: string; fields: Partial<CaseSummary> } & Record<PersonName, string[]>)[];
}

// The server's SQL and the counters of the push are held to the same table: tests/Api.Tests and tests/Domain.Tests.
const path = fileURLToPath(new URL('../../../tests/fixtures/views.json', import.meta.url));
const examples: Examples = JSON.parse(readFileSync(path, 'utf8'));
const now = Date.parse(examples.now);

function listsOf(one: CaseSummary, viewer: Viewer): string[] {
  const shown = Object.entries(examples.lists).filter(([, query]) => matches(query, one, now) && belongs(query.view, one, viewer));
  return shown.map(([name]) => name).sort();
}

describe.each<PersonName>(['anna', 'boris'])('%s finds the case', (person) => {
  // The browser never gets a case that the server does not show to the person.
  const delivered = examples.cases.filter((one) => one[person].includes('all'));

  test.each(delivered)('$name', (example) => {
    expect(listsOf({ ...examples.case, ...example.fields }, examples.people[person])).toEqual([...example[person]].sort());
  });
});

test('Every view has an example that is in it and one that is not', () => {
  const views = Object.values(examples.lists).map((query) => query.view);
  expect(viewNames.filter((name) => !views.includes(name))).toEqual([]);
  for (const [name, query] of Object.entries(examples.lists)) {
    const within = examples.cases.filter((one) => one.anna.includes(name)).length;
    expect([name, within > 0, within < examples.cases.length || query.view === 'all']).toEqual([name, true, true]);
  }
});
