import type { CasePerson, CountedFilter } from '@/lib/api/types';

/** What the desk asks of the hub. */
export interface DeskLine {
  look(caseId: string, pass: string): Promise<CasePerson[]>;
  lookAway(): Promise<void>;
  typing(caseId: string): Promise<void>;
  watchCounts(filters: CountedFilter[]): Promise<(number | null)[]>;
}

const typingRest = 2000;
const nobody: CasePerson[] = [];
const noCounts: ReadonlyMap<string, number | null> = new Map();

/** Who else is at the open case, and the live figures of filters: told again after every reconnect. */
export class Desk {
  #line: DeskLine | null = null;
  #open: { caseId: string; pass: string } | null = null;
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

  connected(line: DeskLine): void {
    this.#line = line;
    void this.#look();
    void this.#watch();
  }

  disconnected(): void {
    this.#line = null;
    this.#tell(() => (this.#people = nobody));
  }

  look(caseId: string, pass: string): void {
    const other = this.#open?.caseId !== caseId;
    this.#open = { caseId, pass };
    if (!other) return;
    this.#tell(() => (this.#people = nobody));
    void this.#look();
  }

  lookAway(caseId: string): void {
    if (this.#open?.caseId !== caseId) return;
    this.#open = null;
    this.#tell(() => (this.#people = nobody));
    this.#line?.lookAway().catch(() => undefined);
  }

  typing(caseId: string, now = Date.now()): void {
    if (now - this.#typedAt < typingRest) return;
    this.#typedAt = now;
    this.#line?.typing(caseId).catch(() => undefined);
  }

  watchCounts(filters: CountedFilter[]): void {
    if (keys(filters) === keys(this.#filters)) return;
    this.#filters = filters;
    void this.#watch();
  }

  present(caseId: string, people: CasePerson[]): void {
    if (this.#open?.caseId === caseId) this.#tell(() => (this.#people = people));
  }

  counted(counts: (number | null)[]): void {
    if (counts.length !== this.#filters.length) return;
    this.#tell(() => (this.#counts = new Map(this.#filters.map((filter, index) => [filter.key, counts[index] ?? null]))));
  }

  async #look(): Promise<void> {
    const open = this.#open;
    if (!this.#line || !open) return;
    try {
      this.present(open.caseId, await this.#line.look(open.caseId, open.pass));
    } catch {
      // A pass that ran out: the case is read again with the next change and brings another.
    }
  }

  async #watch(): Promise<void> {
    const filters = this.#filters;
    if (!this.#line || filters.length === 0) return;
    try {
      const counts = await this.#line.watchCounts(filters);
      if (filters === this.#filters) this.counted(counts);
    } catch {
      // No figures until the next connection; lists do not need them.
    }
  }

  #tell(change: () => void): void {
    change();
    for (const listener of this.#listeners) listener();
  }
}

const keys = (filters: CountedFilter[]): string => JSON.stringify(filters);
