// Pictures of every screen of the router's list and of the menus, in both languages and themes, at a desk and on a phone, with a page to
// look through them: node dev/pictures.mjs [--folder pictures] [--address http://localhost:5080 --password …]; --readme keeps those of the README.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asked, launch, settled, signIn } from './browser.mjs';
import { screensOf } from './screens.mjs';

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 }, wall: { width: 2560, height: 1300 } };
/** Made for a wall too. */
const wide = new Set(['inbox-open', 'board']);
/** Under which name the README shows what. */
const shown = { 'inbox-open-case': 'queue', board: 'board', 'admin-demo-channels': 'channels' };

const told = await asked({ folder: { type: 'string', default: 'pictures' }, readme: { type: 'boolean', default: false } });
const readme = fileURLToPath(new URL('../../../docs/pictures', import.meta.url));
const names = [];
mkdirSync(told.folder, { recursive: true });
const browser = await launch();

async function take(page, name, language) {
  for (const [size, viewport] of Object.entries(sizes)) {
    if (size === 'wall' && !wide.has(name)) continue;
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      const file = `${name}-${language}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(told.folder, file) });
      names.push(file);
      if (told.readme && shown[name] && `${language} ${size} ${colorScheme}` === 'ru desk light')
        copyFileSync(join(told.folder, file), join(readme, `${shown[name]}.png`));
    }
  }
}

for (const language of told.languages.split(',')) {
  for (const [login, password] of [
    [told.lead, told.password],
    [told.admin, told['admin-password'] ?? told.password],
  ]) {
    const context = await browser.newContext({
      viewport: sizes.desk,
      locale: language === 'ru' ? 'ru-RU' : 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.log(`an error in the page: ${error.message}`));
    if (login === told.lead) {
      await page.goto(told.address);
      await page.evaluate((chosen) => localStorage.setItem('dialog.language', chosen), language);
      await page.reload();
      await page.getByTestId('login').waitFor();
      await take(page, 'sign-in', language);
    }
    await signIn(page, told.address, { login, password, language });
    for (const screen of await screensOf(page, told.address)) {
      await page.setViewportSize(sizes.desk);
      await page.goto(screen.address);
      await take(page, screen.name, language);
    }
    await context.close();
  }
}
await browser.close();

const figure = (name) => `<figure><a href="${name}"><img loading="lazy" src="${name}" alt=""></a><figcaption>${name}</figcaption></figure>`;
writeFileSync(
  join(told.folder, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Screens</title><style>body{font:14px system-ui;display:flex;flex-wrap:wrap;gap:16px}img{height:300px;border:1px solid #999}figure{margin:0}</style>${names.map(figure).join('\n')}`,
);
console.log(`${names.length} pictures in ${told.folder}, look through index.html`);
process.exit(0);
