import { configured } from '../mock/regions.mjs';
import { serve } from '../mock/serve.mjs';
import { ascending, openPage, processor, quantile } from './page.mjs';

const letters = 'Яму на проезжей части заделали сегодня утром, работы принял мастер участка Иванов. ';
const rounds = 9;

/** Opens a case again and again beside an ordinary one: seconds to the picture, and of the main thread's processor. */
async function opening(page, tools, to, other) {
  const row = (one) => page.locator(`[data-case="${one.summary.id}"]`).first();
  const seen = [];
  const spent = [];
  for (let round = 0; round < rounds; round++) {
    await row(other).click();
    await page.locator(`[data-testid="case-panel"][data-case="${other.summary.id}"]`).waitFor();
    await page.waitForTimeout(600);
    const before = await processor(tools);
    seen.push(
      await page.evaluate(
        (id) =>
          new Promise((done) => {
            const begun = performance.now();
            document.querySelector(`[data-testid="queue"] [data-case="${id}"]`).click();
            const look = () =>
              document.querySelector(`[data-testid="case-panel"][data-case="${id}"] [data-testid="conversation"] li`)
                ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)))
                : requestAnimationFrame(look);
            look();
          }),
        to.summary.id,
      ),
    );
    await page.waitForTimeout(400);
    spent.push(((await processor(tools)) - before) * 1000);
  }
  // The first time compiles.
  return { seen: quantile(ascending(seen.slice(1)), 0.5), spent: quantile(ascending(spent.slice(1)), 0.5), first: seen[0] };
}

async function keystroke(page, tools, one) {
  await page.locator(`[data-testid="queue"] [data-case="${one.summary.id}"]`).click();
  await page.getByTestId('composer').click();
  await page.keyboard.type(letters);
  const before = await processor(tools);
  await page.keyboard.type(letters, { delay: 25 });
  return (((await processor(tools)) - before) * 1000) / letters.length;
}

/** Cases of 500 messages and of 200 fields: opening them, and writing in the composer of the longest. */
export async function bigCase(browser) {
  const { world, address } = await serve({ cases: 60 });
  const [long, many, plain] = [...world.details.values()].filter((one) => one.summary.status === 'open' && one.summary.network !== 'email');
  for (let index = 0; index < 499; index++) {
    world.say(long, {
      direction: index % 3 === 1 ? 'out' : index % 7 === 2 ? 'note' : 'in',
      authorName: index % 3 === 1 ? 'Иванов Пётр Сергеевич' : long.summary.residentName,
      text: `${index + 1}. ${letters.repeat(1 + (index % 3))}`,
      at: Date.now() - (500 - index) * 60_000,
      ...(index % 3 === 1 ? { answerKind: 'reply', delivery: 'delivered' } : {}),
    });
  }
  const fields = Array.from({ length: 200 }, (_, index) => ({ id: `field-${index}`, name: `Показатель ${index + 1}`, kind: 'text' }));
  configured().fields = fields;
  many.work.fields = Object.fromEntries(fields.map((field, index) => [field.id, `значение ${index + 1}`]));
  for (const [one, hours] of [
    [long, 1],
    [many, 2],
    [plain, 3],
  ])
    one.summary.dueAt = new Date(Date.now() + hours * 60_000).toISOString();
  const { context, page, tools } = await openPage(browser, address, 'operator');
  await page.goto(`${address}/inbox/open`);
  await page.locator('[data-testid^="row-"]').first().waitFor();
  const figures = [];
  for (const [name, one] of [
    ['an ordinary case', plain],
    ['a case with 500 messages', long],
    ['a case with 200 fields', many],
  ]) {
    const { seen, spent, first } = await opening(page, tools, one, one === plain ? many : plain);
    const note = `median of ${rounds - 1}; the first time ${first.toFixed(0)} ms`;
    figures.push({ what: `opening ${name}, to the picture`, figure: seen, limit: 100, unit: 'ms', note });
    figures.push({ what: `opening ${name}, processor of the main thread`, figure: spent, limit: 100, unit: 'ms' });
  }
  for (const [name, one] of [
    ['an ordinary case', plain],
    ['a case with 500 messages', long],
  ]) {
    const figure = await keystroke(page, tools, one);
    figures.push({
      what: `a keystroke in the composer of ${name}, processor`,
      figure,
      limit: 8,
      unit: 'ms',
      note: `mean of ${letters.length}`,
    });
  }
  await context.close();
  return figures;
}
