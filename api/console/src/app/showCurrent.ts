/** On a phone the menu is one line that scrolls: the chosen screen must be in sight. */
export function showCurrent(menu: HTMLElement | null): void {
  menu?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}
