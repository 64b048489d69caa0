export type Language = 'ru' | 'en';

const locale = (language: Language): string => (language === 'ru' ? 'ru-RU' : 'en-GB');

// Making a format costs a hundred times what using it costs, and a conversation shows hundreds of moments.
const made = new Map<string, Intl.DateTimeFormat>();

function moments(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(name, options);
  made.set(key, format);
  return format;
}

const distances: Record<Language, Intl.RelativeTimeFormat> = {
  ru: new Intl.RelativeTimeFormat(locale('ru'), { numeric: 'auto', style: 'short' }),
  en: new Intl.RelativeTimeFormat(locale('en'), { numeric: 'auto', style: 'short' }),
};

/** "5 мин", "2 ч 10 мин", "3 дн 4 ч": two units at most, never negative. */
export function duration(milliseconds: number, language: Language): string {
  const units = language === 'ru' ? { d: 'дн', h: 'ч', m: 'мин', s: 'с' } : { d: 'd', h: 'h', m: 'min', s: 's' };
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} ${units.s}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} ${units.m}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} ${units.h} ${minutes % 60} ${units.m}` : `${hours} ${units.h}`;
  const days = Math.floor(hours / 24);
  return hours % 24 ? `${days} ${units.d} ${hours % 24} ${units.h}` : `${days} ${units.d}`;
}

/** "5 минут назад", "вчера". */
export function relative(at: string, now: number, language: Language): string {
  const format = distances[language];
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return format.format(0, 'second');
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}

/** The exact moment on the region's clock, with the zone named. */
export function exact(at: string, timeZone: string, language: Language): string {
  return moments(locale(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(Date.parse(at));
}

/** How a clock is called beside its times: "GMT+3". */
export function zoneName(timeZone: string, language: Language, at = Date.now()): string {
  const parts = moments(locale(language), { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** Day and minute on the region's clock: "24 нояб., 14:05". */
export function short(at: string | number, timeZone: string, language: Language): string {
  return moments(locale(language), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(typeof at === 'number' ? at : Date.parse(at));
}

export function clock(at: string | number, timeZone: string, language: Language): string {
  return moments(locale(language), { hour: '2-digit', minute: '2-digit', timeZone }).format(typeof at === 'number' ? at : Date.parse(at));
}

/** "2026-11-24T14:05" as a wall clock of the region → the moment it names. */
export function fromRegional(local: string, timeZone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local);
  if (!match) return null;
  const asUtc = Date.parse(`${local.slice(0, 16)}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Twice, because the offset at the guess may differ from the one at the answer when clocks change between.
  const first = asUtc - offset(asUtc, timeZone);
  return new Date(asUtc - offset(first, timeZone));
}

/** The region's wall clock in the form of a datetime-local field. */
export function toRegional(at: number, timeZone: string): string {
  return new Date(at + offset(at, timeZone)).toISOString().slice(0, 16);
}

function offset(at: number, timeZone: string): number {
  const parts = moments('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** Weekday, day and minute on the region's clock: "пт, 17 янв., 17:40". */
export function weekday(at: string, timeZone: string, language: Language): string {
  return moments(locale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(Date.parse(at));
}
