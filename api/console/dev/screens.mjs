import { readFileSync } from 'node:fs';

const app = readFileSync(new URL('../src/app/App.tsx', import.meta.url), 'utf8');
// Of those who work on cases: for the others these addresses are no screens.
const router = app.slice(app.indexOf('<Shell>'));

/** The addresses of the router's list, redirections left out. */
export const routes = [...router.matchAll(/<Route\s+path="([^"*]+)"\s+element=\{\s*<(\w+)/g)]
  .filter(([, , element]) => element !== 'Navigate')
  .map(([, path]) => path);

/** What stands for a parameter that must be there; one that may be there is a screen more when it is known. */
const parameters = {
  view: async () => 'open',
  caseId: async (page, path) => {
    const view = path.startsWith('/approvals') ? 'approvals' : 'open';
    const found = await page.evaluate(async (name) => (await fetch(`/api/v1/cases?view=${name}&limit=1`)).json(), view);
    return found.items[0]?.id ?? null;
  },
};

/** The addresses a route stands for. */
export async function addressesOf(page, route) {
  let addresses = [''];
  for (const part of route.split('/').slice(1)) {
    const [, name, optional] = /^:(\w+)(\?)?$/.exec(part) ?? [];
    if (name === undefined) addresses = addresses.map((one) => `${one}/${part}`);
    else if (name === 'screen')
      addresses = await page.locator('[data-testid^="manage-"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    else {
      const value = await parameters[name]?.(page, route);
      if (!value && !optional) throw new Error(`${route}: say in dev/screens.mjs what stands for :${name}`);
      addresses = [...(optional ? addresses : []), ...(value ? addresses.map((one) => `${one}/${value}`) : [])];
    }
  }
  return addresses;
}

const nameOf = (path) =>
  path
    .slice(1)
    .replace(/[0-9a-f-]{30,}/, 'case')
    .replaceAll('/', '-');

/** Every screen of somebody who is signed in at this page, by the router's list and the menus: name and address. */
export async function screensOf(page, address) {
  const administers = (await page.getByTestId('admin-people').count()) > 0;
  const paths = administers
    ? [
        '/security',
        ...(await page.locator('[data-testid^="admin-"][href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')))),
      ]
    : [];
  if (!administers) {
    if (await page.getByTestId('nav-manage').count()) {
      await page.getByTestId('nav-manage').click();
      await page.locator('[data-testid^="manage-"]').first().waitFor();
    }
    for (const route of routes) paths.push(...(await addressesOf(page, route)));
  }
  return paths.map((path) => ({ name: nameOf(path), path, address: address + path }));
}
