// Every screen of the router's list and of the menus, in both languages and themes: axe without a finding of any level, while it loads too,
// and nothing lost at 200 % and 400 % zoom: node dev/accessibility.mjs [--address http://localhost:5080 --password … --lead … --admin …]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asked, launch, settled, signIn } from './browser.mjs';
import { screensOf } from './screens.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** 1280 × 1024 at 200 % and at 400 %. */
const zooms = [
  { width: 640, height: 512 },
  { width: 320, height: 256 },
];
let checks = 0;
let findings = 0;

function found(what) {
  findings++;
  console.log(what);
}

async function obstacles(page, name) {
  checks++;
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  for (const { id, impact, nodes } of violations)
    found(
      `${name}: ${id} (${impact}) ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
    );
}

/** What reaches beyond the window although its own box does not scroll; a table may be wider in a box that does. */
const outside = () => {
  const scrolls = (one) =>
    one && one !== document.body && (/(auto|scroll)/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  if (document.scrollingElement.scrollWidth > innerWidth) return [`the page is ${document.scrollingElement.scrollWidth} px wide`];
  return [...document.querySelectorAll('button, a, input, textarea, select, h1, h2, h3, p, label, summary')]
    .filter((one) => {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const hidden =
        box.width <= 1 || box.height <= 1 || style.visibility === 'hidden' || style.opacity === '0' || style.clipPath !== 'none';
      return !hidden && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(one.parentElement);
    })
    .slice(0, 3)
    .map((one) => `${one.tagName.toLowerCase()} "${(one.textContent ?? '').trim().slice(0, 30)}"`);
};

async function zoomed(page, name) {
  for (const size of zooms) {
    checks++;
    await page.setViewportSize(size);
    await settled(page);
    for (const lost of await page.evaluate(outside)) found(`${name} at ${size.width} px: ${lost}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** The screen while nothing of what it asks for has come. */
async function loading(page, screen, name) {
  const held = [];
  await page.route(/\/api\/v1\/(?!session$|regions$|me\/)/, (route) => held.push(route));
  await page.goto(screen.address);
  await page.locator('main').first().waitFor();
  await page.waitForTimeout(150);
  await obstacles(page, `${name} while it loads`);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const route of held) await route.continue().catch(() => undefined);
}

const told = await asked();
const browser = await launch();
for (const language of told.languages.split(',')) {
  for (const [login, password] of [
    [told.lead, told.password],
    [told.admin, told['admin-password'] ?? told.password],
  ]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('pageerror', (error) => found(`an error in the page: ${error.message}`));
    await signIn(page, told.address, { login, password, language });
    for (const screen of await screensOf(page, told.address)) {
      if (language === 'ru') await loading(page, screen, screen.name);
      await page.goto(screen.address);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await settled(page);
        await obstacles(page, `${screen.name} ${language} ${colorScheme}`);
      }
      await zoomed(page, `${screen.name} ${language}`);
    }
    await context.close();
  }
}
await browser.close();
console.log(`${checks} checks, ${findings} findings`);
process.exit(findings > 0 ? 1 : 0);
