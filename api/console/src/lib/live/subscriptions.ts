import type { CasePerson, CountedFilter } from './messages';

/** What the subscriptions ask of the hub. */
export interface SubscriptionHub {
  viewCase(caseId: string, viewerToken: string): Promise<CasePerson[]>;
  leaveCase(): Promise<void>;
  typing(caseId: string): Promise<void>;
  typingEnded(caseId: string): Promise<void>;
  watchCounts(filters: CountedFilter[]): Promise<(number | null)[]>;
}

const typingRest = 2000;
const nobody: CasePerson[] = [];
const noCounts: ReadonlyMap<string, number | null> = new Map();

/** What this screen wants from the hub: who views the open case, and the figures of filters. Asked again after every reconnect. */
export class Subscriptions {
  #hub: SubscriptionHub | null = null;
  #open: { caseId: string; viewerToken: string } | null = null;
  #people = nobody;
  #filters: CountedFilter[] = [];
  #counts = noCounts;
  #typedAt = 0;
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  people = (): CasePerson[] => this.#people;

  /** By the filter's key. */
  counts = (): ReadonlyMap<string, number | null> => this.#counts;

  connected(hub: SubscriptionHub): void {
    this.#hub = hub;
    void this.#view();
    void this.#watch();
  }

  disconnected(): void {
    this.#hub = null;
    this.#notify(() => (this.#people = nobody));
  }

  viewCase(caseId: string, viewerToken: string): void {
    const other = this.#open?.caseId !== caseId;
    this.#open = { caseId, viewerToken };
    if (!other) return;
    this.#notify(() => (this.#people = nobody));
    void this.#view();
  }

  leaveCase(caseId: string): void {
    if (this.#open?.caseId !== caseId) return;
    this.#open = null;
    this.#notify(() => (this.#people = nobody));
    this.#hub?.leaveCase().catch(() => undefined);
  }

  typing(caseId: string, now = Date.now()): void {
    if (now - this.#typedAt < typingRest) return;
    this.#typedAt = now;
    this.#hub?.typing(caseId).catch(() => undefined);
  }

  /** What was written is sent or gone: the others are told at once. */
  typingEnded(caseId: string): void {
    if (this.#typedAt === 0) return;
    this.#typedAt = 0;
    this.#hub?.typingEnded(caseId).catch(() => undefined);
  }

  watchCounts(filters: CountedFilter[]): void {
    if (keys(filters) === keys(this.#filters)) return;
    this.#filters = filters;
    void this.#watch();
  }

  present(caseId: string, people: CasePerson[]): void {
    if (this.#open?.caseId === caseId) this.#notify(() => (this.#people = people));
  }

  counted(counts: (number | null)[]): void {
    if (counts.length !== this.#filters.length) return;
    this.#notify(() => (this.#counts = new Map(this.#filters.map((filter, index) => [filter.key, counts[index] ?? null]))));
  }

  async #view(): Promise<void> {
    const open = this.#open;
    if (!this.#hub || !open) return;
    try {
      this.present(open.caseId, await this.#hub.viewCase(open.caseId, open.viewerToken));
    } catch {
      // An expired viewer token: the case is read again with the next change and brings another.
    }
  }

  async #watch(): Promise<void> {
    const filters = this.#filters;
    if (!this.#hub || filters.length === 0) return;
    try {
      const counts = await this.#hub.watchCounts(filters);
      if (filters === this.#filters) this.counted(counts);
    } catch {
      // No figures until the next connection; lists do not need them.
    }
  }

  #notify(change: () => void): void {
    change();
    for (const listener of this.#listeners) listener();
  }
}

const keys = (filters: CountedFilter[]): string => JSON.stringify(filters);
