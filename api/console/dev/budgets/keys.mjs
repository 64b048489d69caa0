import { serve } from '../mock/serve.mjs';
import { ascending, change, openPage, processor, quantile } from './page.mjs';

const presses = 120;

/** Reads the list to its end, as somebody does who scrolls and scrolls. */
const readAll = (page, wanted) =>
  page.evaluate(
    (rows) =>
      new Promise((done) => {
        const list = document.querySelector('[data-testid="queue-list"]');
        const total = () =>
          Number(document.querySelector('[data-testid="queue-list"] [role="listitem"]')?.getAttribute('aria-setsize') ?? 0);
        const timer = setInterval(() => {
          list.scrollTop = list.scrollHeight;
          if (total() < rows) return;
          clearInterval(timer);
          list.scrollTop = 0;
          done(total());
        }, 20);
      }),
    wanted,
  );

/** From a key to the next picture (Event Timing, whose grain is 8 ms), the whole list read and changing all the time. */
export async function keys(browser, { rows, changes }) {
  const { world, address } = await serve({ cases: rows });
  const open = [...world.details.values()].filter((one) => ['open', 'inWork', 'waitingForResident'].includes(one.summary.status)).length;
  const { context, page, tools } = await openPage(browser, address);
  await page.goto(`${address}/inbox/open`);
  await page.locator('[data-testid^="row-"]').first().waitFor();
  page.setDefaultTimeout(600_000);
  const read = await readAll(page, open);
  const end = change(world, changes);
  await page.locator('[data-testid^="row-"]').first().focus();
  await page.evaluate(() => {
    globalThis.presses = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') globalThis.presses.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  await page.waitForTimeout(2000);
  const [spent, begun] = [await processor(tools), Date.now()];
  await page.waitForTimeout(5000);
  const busy = ((await processor(tools)) - spent) / ((Date.now() - begun) / 1000);
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press(press % 30 < 20 ? 'j' : 'k');
    await page.waitForTimeout(70 + (press % 7) * 20);
  }
  await page.waitForTimeout(500);
  const slow = await page.evaluate(() => globalThis.presses);
  end();
  await context.close();
  // What is faster than 16 ms is not reported.
  const sorted = ascending([...Array(Math.max(0, presses - slow.length)).fill(16), ...slow]);
  const where = `${read} rows, ${changes} changes/s, ${presses} presses`;
  return [
    {
      what: 'key to paint in the queue, p98',
      figure: quantile(sorted, 0.98),
      limit: 100,
      unit: 'ms',
      note: `p50 ${quantile(sorted, 0.5)}, ${where}`,
    },
    { what: 'main thread while nobody touches it', figure: busy * 100, unit: '% core', note: where },
  ];
}
