import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serve } from './mock/serve.mjs';

export const launch = (...more) =>
  chromium.launch({
    executablePath: process.env.DIALOG_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', ...more],
  });

/** What the programs that walk the screens are told: an address with its accounts, or nothing, which is the mock. */
export async function asked(more = {}) {
  const { values } = parseArgs({
    options: {
      address: { type: 'string' },
      password: { type: 'string', default: 'any' },
      lead: { type: 'string', default: 'lead' },
      admin: { type: 'string', default: 'admin' },
      'admin-password': { type: 'string' },
      languages: { type: 'string', default: 'ru,en' },
      ...more,
    },
  });
  return { ...values, address: values.address ?? (await serve()).address };
}

/** Signs in by the screen; the language is kept in the browser, as the person's choice is. */
export async function signIn(page, address, { login, password, language = 'ru' }) {
  await page.goto(address);
  await page.evaluate((chosen) => localStorage.setItem('dialog.language', chosen), language);
  await page.reload();
  await page.getByTestId('login').fill(login);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('profile').waitFor();
}

/** Nothing loads and nothing moves. */
export async function settled(page) {
  // What asks again and again is as quiet as it gets.
  await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => undefined);
  await page
    .locator('[aria-busy="true"], .mantine-Loader-root')
    .first()
    .waitFor({ state: 'detached', timeout: 15_000 })
    .catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // The page hears of a colour scheme a moment after the browser.
    const scheme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    for (let left = 60; left > 0 && document.documentElement.dataset.mantineColorScheme !== scheme(); left--) await frame();
    await frame();
    await frame();
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map((one) => one.finished));
  });
}
