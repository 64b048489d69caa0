import { serve } from '../mock/serve.mjs';
import { change, openPage } from './page.mjs';

const every = 5000;

/** Megabytes an hour, by least squares through the second half: the first fills caches. */
function slope(samples) {
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (pick) => half.reduce((sum, one) => sum + pick(one), 0) / half.length;
  const [at, used] = [mean((one) => one.hours), mean((one) => one.megabytes)];
  const spread = half.reduce((sum, one) => sum + (one.hours - at) ** 2, 0);
  return half.reduce((sum, one) => sum + (one.hours - at) * (one.megabytes - used), 0) / spread;
}

/** What a screen keeps while its region changes: after each collection, over --minutes. A twentieth an hour is called steady. */
export async function heap(browser, { changes, minutes }) {
  const { world, address } = await serve({ cases: 2000 });
  const { context, page, tools } = await openPage(browser, address);
  await page.goto(`${address}/inbox/open`);
  await page.locator('[data-testid^="row-"]').first().click();
  await page.getByTestId('conversation').waitFor();
  const end = change(world, changes);
  const begun = Date.now();
  const samples = [];
  while (Date.now() - begun < minutes * 60_000) {
    await page.waitForTimeout(every);
    await tools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tools.send('Runtime.getHeapUsage');
    samples.push({ hours: (Date.now() - begun) / 3_600_000, megabytes: usedSize / 2 ** 20 });
  }
  end();
  await context.close();
  const last = samples.at(-1).megabytes;
  const note = `${minutes} min at ${changes} changes/s, ${samples[0].megabytes.toFixed(1)} MB at first, slope of the second half`;
  return [
    { what: 'heap at the end', figure: last, unit: 'MB' },
    { what: 'heap over live load', figure: slope(samples), limit: 0.05 * last, unit: 'MB/h', note },
  ];
}
