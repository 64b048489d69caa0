import type { Notice, NoticeSettings } from '@/features/notices/api/types';
import { toRegional } from '@/lib/time';

/** Whether the moment is in the person's quiet hours, on the region's clock; a night goes over midnight. */
export function isQuiet(quiet: NoticeSettings['quiet'], at: number, timeZone: string): boolean {
  if (!quiet) return false;
  const now = toRegional(at, timeZone).slice(11, 16);
  return quiet.from < quiet.to ? now >= quiet.from && now < quiet.to : now >= quiet.from || now < quiet.to;
}

/**
 * Notices that were never announced in this browser, oldest first. Null as the last one: the browser is new to the person, and what is
 * in the list already is not announced.
 */
export function fresh(items: readonly Notice[], last: number | null): Notice[] {
  if (last === null) return [];
  return items.filter((one) => one.id > last && !one.readAt).reverse();
}

export const newest = (items: readonly Notice[], last: number | null): number => Math.max(last ?? 0, ...items.map((one) => one.id));

const nameOf = (login: string): string => `dialog.notices.announced.${login}`;

export function lastAnnounced(login: string, storage: Storage = localStorage): number | null {
  const stored = storage.getItem(nameOf(login));
  return stored === null ? null : Number(stored);
}

/** Remembered for every tab of the browser and across its restarts, so that a notice is announced once. */
export const rememberAnnounced = (login: string, id: number, storage: Storage = localStorage): void =>
  storage.setItem(nameOf(login), `${id}`);
