// Measures the built console in Debian's Chromium over the mock, whose transport is the real one, and holds the figures against
// their limits: node dev/budgets.mjs [--rows 50000] [--changes 50] [--minutes 3] [--only first-load,keys,heap,case,composer]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from './browser.mjs';
import { bigCase } from './budgets/bigCase.mjs';
import { firstLoad } from './budgets/firstLoad.mjs';
import { heap } from './budgets/heap.mjs';
import { keys } from './budgets/keys.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    changes: { type: 'string', default: '50' },
    minutes: { type: 'string', default: '3' },
    only: { type: 'string', default: 'first-load,case,keys,heap' },
  },
});
const measures = { 'first-load': firstLoad, case: bigCase, keys, heap };
const load = { rows: Number(values.rows), changes: Number(values.changes), minutes: Number(values.minutes) };
const browser = await launch('--enable-precise-memory-info');
let over = 0;
console.log(`Chromium ${browser.version()}, load average ${loadavg()[0].toFixed(1)}`);
for (const name of values.only.split(',')) {
  for (const { what, figure, limit, unit, note = '' } of await measures[name](browser, load)) {
    const held = limit === undefined || figure <= limit;
    if (!held) over++;
    const bound = limit === undefined ? '' : `${held ? 'within' : 'OVER'} ${limit}`;
    console.log(`${what.padEnd(64)} ${figure.toFixed(1).padStart(9)} ${unit.padEnd(6)} ${bound.padEnd(14)} ${note}`);
  }
}
console.log(`load average ${loadavg()[0].toFixed(1)}; ${over} over their limit`);
await browser.close();
process.exit(over > 0 ? 1 : 0);
