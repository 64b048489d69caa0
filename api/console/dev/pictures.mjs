// The pictures of the README, of a running product with its demo region (and, for the channels, tests/Networks beside it):
// node dev/pictures.mjs http://localhost:5080 ../../docs/pictures password
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base = 'http://localhost:5080', folder = '../../docs/pictures', password = ''] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

/** One person's screen, as somebody finds it who has just signed in. */
async function picture(login, name, go) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ru-RU',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    baseURL: base,
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByTestId('login').fill(login);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('profile').waitFor();
  await go(page);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.request.delete('/api/v1/session', { headers: { 'X-Dialog': '1' } });
  await context.close();
}

await picture('operator', 'queue', async (page) => {
  await page.goto('/inbox/open');
  await page.locator('[data-testid^="row-"]').nth(2).click();
  await page.getByTestId('conversation').waitFor();
  await page.mouse.move(900, 400);
});
await picture('lead', 'board', async (page) => {
  await page.goto('/board');
  await page.getByTestId('board-open').waitFor();
});
await picture('admin', 'channels', async (page) => {
  await page.goto('/admin/demo/channels');
  await page.getByTestId('channels-admin').waitFor();
  const feed = page.getByTestId('channel-demo-feed');
  await feed.getByRole('button').first().click();
  await page.getByTestId('channel-intake').waitFor();
});
await browser.close();
