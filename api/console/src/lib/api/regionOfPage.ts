/** Dispatched on the window when the session goes on in another region than this page was opened for. */
export const movedElsewhere = 'dialog:moved-elsewhere';

let region: string | null = null;

/** The region this page was opened for; every request says it, so that none is done in another. Null: nobody is signed in. */
export const regionOfPage = (): string | null => region;

export function openPageIn(code: string | null): void {
  region = code;
}
