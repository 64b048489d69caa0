import type { CasePage, CaseSummary } from '@/lib/api/types';
import { belongs, compareBy, type SortName, type Viewer, type ViewName } from './views';

export interface ListQuery {
  view: ViewName;
  topic?: string | null;
  authority?: string | null;
  search?: string | null;
  sort?: SortName;
}

export const listKey = (query: ListQuery): string =>
  [query.view, query.topic, query.authority, query.search, query.sort ?? 'deadline'].map((part) => part ?? '').join('|');

export interface ListSnapshot {
  rows: CaseSummary[];
  /** Nothing was read yet. */
  blank: boolean;
  complete: boolean;
  loading: boolean;
  failed: boolean;
}

/** One query of the queue: how far it was read, and its rows among the known cases. */
export class CaseList {
  next: string | null = null;
  loading = false;
  failed = false;
  read = 0;
  #blank = true;
  #horizon: CaseSummary | null = null;
  /** Only the server can say what a search finds; pushes update found rows and add none. */
  #found: string[] = [];
  #cached: { revision: number; snapshot: ListSnapshot } | null = null;

  constructor(readonly query: ListQuery) {}

  get complete(): boolean {
    return !this.#blank && this.next === null;
  }

  reset(): void {
    this.next = null;
    this.read = 0;
    this.#blank = true;
    this.#horizon = null;
    this.#found = [];
    this.#cached = null;
  }

  extend(page: CasePage): void {
    this.#blank = false;
    this.failed = false;
    this.next = page.next ?? null;
    this.read += page.items.length;
    this.#horizon = this.next === null ? null : (page.items.at(-1) ?? this.#horizon);
    if (this.query.search) this.#found.push(...page.items.map((one) => one.id));
  }

  shows(one: CaseSummary, viewer: Viewer): boolean {
    if (this.#blank) return false;
    if (this.query.search) return this.#found.includes(one.id);
    if (this.query.topic && one.topic !== this.query.topic) return false;
    if (this.query.authority && one.authority !== this.query.authority) return false;
    if (!belongs(this.query.view, one, viewer)) return false;
    return this.#horizon === null || compareBy(this.query.sort ?? 'deadline')(one, this.#horizon) <= 0;
  }

  snapshot(cases: ReadonlyMap<string, CaseSummary>, revision: number, viewer: Viewer): ListSnapshot {
    if (this.#cached?.revision === revision) return this.#cached.snapshot;
    const snapshot: ListSnapshot = {
      rows: this.#rows(cases, viewer),
      blank: this.#blank,
      complete: this.complete,
      loading: this.loading,
      failed: this.failed,
    };
    this.#cached = { revision, snapshot };
    return snapshot;
  }

  #rows(cases: ReadonlyMap<string, CaseSummary>, viewer: Viewer): CaseSummary[] {
    if (this.query.search) return this.#found.map((id) => cases.get(id)).filter((one) => one !== undefined);
    const rows: CaseSummary[] = [];
    for (const one of cases.values()) if (this.shows(one, viewer)) rows.push(one);
    return rows.sort(compareBy(this.query.sort ?? 'deadline'));
  }
}
