import { signIn } from '../browser.mjs';

/** A signed-in page of the mock with a session to Chromium's tools. */
export async function openPage(browser, address, login = 'lead') {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`error in the page: ${error.message}`));
  await signIn(page, address, { login, password: 'any' });
  const tools = await context.newCDPSession(page);
  // Processor time of the page's main thread, whatever else the machine does.
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { context, page, tools };
}

/** Seconds of processor time the page's main thread has spent. */
export async function processor(tools) {
  const { metrics } = await tools.send('Performance.getMetrics');
  return metrics.find((one) => one.name === 'TaskDuration').value;
}

export function quantile(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export const ascending = (figures) => [...figures].sort((a, b) => a - b);

/** Changes of open cases, so many a second, one of ten a new case, one of ten an answered one; the returned function ends them. */
export function change(world, perSecond) {
  const open = [...world.details.values()].filter((one) => ['open', 'inWork'].includes(one.summary.status));
  let at = 0;
  let sent = 0;
  const started = Date.now();
  const timer = setInterval(() => {
    for (const due = ((Date.now() - started) * perSecond) / 1000; sent < due; sent++) {
      at += 7919;
      const detail = open[at % open.length];
      if (sent % 10 === 3) {
        world.arrive();
        open.push([...world.details.values()].at(-1));
      } else if (sent % 10 === 7) {
        open.splice(open.indexOf(detail), 1);
        world.change(detail, { status: 'answered', unanswered: false, dueAt: null, overdue: false }, 'answer-given', { kind: 'final' });
        // A day's journal of the mock must not be what grows.
        detail.history.length = 0;
      } else world.change(detail, { importance: sent % 2 ? 'high' : 'normal' }, 'case-reclassified', {});
    }
  }, 10);
  return () => clearInterval(timer);
}
