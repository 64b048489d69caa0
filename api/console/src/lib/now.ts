import { useSyncExternalStore } from 'react';

/** One clock for the whole page: a thousand relative times must not be a thousand timers. */
class Ticker {
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | null = null;
  #now = Date.now();

  constructor(private readonly every: number) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => {
      this.#now = Date.now();
      for (const each of this.#listeners) each();
    }, this.every);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  };

  now = (): number => {
    // Whole seconds: a snapshot has to be the same when read twice in a row.
    if (this.#timer === null) this.#now = Math.floor(Date.now() / 1000) * 1000;
    return this.#now;
  };
}

const second = new Ticker(1000);
const slow = new Ticker(10_000);

export const everySecond = second.subscribe;
export const useSecond = (): number => useSyncExternalStore(second.subscribe, second.now);

/** Good enough for "5 minutes ago". */
export const useNow = (): number => useSyncExternalStore(slow.subscribe, slow.now);
