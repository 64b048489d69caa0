// Pictures of the screens in Debian's Chromium, light and dark, desktop and phone, each checked with axe:
// node dev/shots.mjs http://localhost:5080 folder [login] [password]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base = 'http://localhost:5080', folder = 'shots', login = 'operator', password = 'operator'] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 }, wide: { width: 2560, height: 1300 } };
let violations = 0;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(sizes)) {
    const context = await browser.newContext({ viewport, colorScheme, locale: 'ru-RU' });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.log(`${size}-${colorScheme} error: ${error.message}`));
    const shoot = async (name) => {
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
      await page.evaluate(axe);
      const result = await page.evaluate(() =>
        window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
      );
      for (const violation of result.violations) {
        violations++;
        console.log(
          `${name}-${size}-${colorScheme} ${violation.id}: ${violation.nodes
            .slice(0, 3)
            .map((node) => `${node.target} ${node.any[0]?.message ?? ''}`)
            .join(' | ')}`,
        );
      }
    };
    await page.goto(base);
    await page.getByTestId('login').waitFor();
    await shoot('sign-in');
    await page.getByTestId('login').fill(login);
    await page.getByTestId('password').fill(password);
    await page.getByTestId('sign-in').click();
    await page.getByTestId('nav-inbox').waitFor();
    await page.goto(`${base}/inbox/open`);
    await page.locator('[data-testid^="row-"]').first().waitFor();
    await shoot('inbox');
    await page.locator('[data-testid^="row-"]').nth(2).click();
    await page.getByTestId('conversation').waitFor();
    await shoot('case');
    if (size !== 'phone') {
      await page.keyboard.press('Control+k');
      await page.getByTestId('palette-search').fill('дорог');
      await page.waitForTimeout(600);
      await shoot('palette');
      await page.keyboard.press('Escape');
      await page.getByTestId('composer-mode-intermediate').click();
      await page.getByTestId('promised-for').click();
      await shoot('promise');
      await page.keyboard.press('Escape');
      await page.getByTestId('composer-mode-reply').click();
    }
    if (size === 'desktop') {
      await page.getByTestId('deadline-why').click();
      await shoot('why');
      await page.keyboard.press('Escape');
    }
    await page.goto(`${base}/approvals`);
    await page.getByTestId('approvals').waitFor();
    await shoot('approvals');
    const waiting = page.locator('[data-approval="waiting"]').first();
    if (await waiting.count()) {
      await waiting.click();
      await page.getByTestId('conversation').waitFor();
      await shoot('approval');
    }
    await page.goto(`${base}/promises`);
    await page.getByTestId('promises-page').waitFor();
    await shoot('promises');
    await page.goto(`${base}/board`);
    await page.getByTestId('board-open').waitFor();
    await shoot('board');
    await page.request.delete(`${base}/api/v1/session`, { headers: { 'X-Dialog': '1' } });
    await context.close();
  }
}
await browser.close();
console.log(`${violations} axe violations`);
