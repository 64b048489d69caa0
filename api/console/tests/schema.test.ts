import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { generate } from '../dev/schema.mjs';

test('The types of the api are generated from the document as it stands', async () => {
  const stored = readFileSync(fileURLToPath(new URL('../src/lib/api/schema.ts', import.meta.url)), 'utf8');
  expect(stored === (await generate()), 'src/lib/api/schema.ts is stale: run "npm run schema" in api/console').toBe(true);
  // It reads the whole document, beside a build of the solution.
}, 60_000);
