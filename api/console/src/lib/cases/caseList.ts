import type { CasePage, CaseSummary, Importance } from '@/lib/api/types';
import { merged } from './mergedRows';
import { belongs, compareBy, isUnsettled, type SortName, type Viewer, type ViewName } from './views';

export interface ListQuery {
  view: ViewName;
  /** One or several, separated by commas. */
  topic?: string | null;
  authority?: string | null;
  network?: string | null;
  importance?: Importance | null;
  tag?: string | null;
  /** Hours: due until then and not overdue. */
  dueWithin?: number | null;
  /** A moment: due until then and not overdue. */
  dueBefore?: string | null;
  official?: string | null;
  /** The cases behind a figure of the board, from one moment to another. */
  counted?: string | null;
  from?: string | null;
  to?: string | null;
  search?: string | null;
  sort?: SortName;
}

export const listKey = (query: ListQuery): string =>
  [
    query.view,
    query.topic,
    query.authority,
    query.search,
    query.sort ?? 'deadline',
    query.network,
    query.importance,
    query.tag,
    query.dueWithin,
    query.dueBefore,
    query.official,
    query.counted,
    query.from,
    query.to,
  ]
    .map((part) => part ?? '')
    .join('|');

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
  /** Cases that changed and might be found now: a reason to ask the server again. */
  candidates = 0;
  #blank = true;
  #horizon: CaseSummary | null = null;
  /** Only the server can say what a search or a figure finds; pushes update found rows and add none. */
  #found: string[] = [];
  #cached: { revision: number; snapshot: ListSnapshot } | null = null;
  /** The rows as of the last snapshot; null when they have to be found among all cases again. */
  #shown: CaseSummary[] | null = null;
  /** Read further since: known cases that lay beyond the last page may be shown now. */
  #grown = false;

  constructor(readonly query: ListQuery) {}

  get #isAsked(): boolean {
    return Boolean(this.query.search || this.query.counted);
  }

  get complete(): boolean {
    return !this.#blank && this.next === null;
  }

  reset(): void {
    this.next = null;
    this.read = 0;
    this.#blank = true;
    this.failed = false;
    this.#horizon = null;
    this.#found = [];
    this.candidates = 0;
    this.#cached = null;
    this.#shown = null;
  }

  /** Of the last snapshot. */
  get revision(): number | null {
    return this.#cached?.revision ?? null;
  }

  /** The rows are found among all cases again. */
  forget(): void {
    this.#shown = null;
  }

  extend(page: CasePage): void {
    this.#blank = false;
    this.#grown = true;
    this.failed = false;
    this.next = page.next ?? null;
    this.read += page.items.length;
    this.#horizon = this.next === null ? null : (page.items.at(-1) ?? this.#horizon);
    if (this.#isAsked) this.#found.push(...page.items.map((one) => one.id));
  }

  shows(one: CaseSummary, viewer: Viewer): boolean {
    if (this.#blank) return false;
    if (this.#isAsked) return this.#found.includes(one.id);
    if (!matches(this.query, one, Date.now())) return false;
    if (!belongs(this.query.view, one, viewer)) return false;
    return this.#horizon === null || compareBy(this.query.sort ?? 'deadline')(one, this.#horizon) <= 0;
  }

  /** Whether a pushed case may belong to what the search has not found yet: everything but its words says so. */
  mayFind(one: CaseSummary, viewer: Viewer): boolean {
    if (!this.query.search || this.#blank || this.#found.includes(one.id)) return false;
    return matches(this.query, one, Date.now()) && belongs(this.query.view, one, viewer);
  }

  /** `changed`: ids of the cases that changed since the last snapshot; null when it may be any. */
  snapshot(cases: ReadonlyMap<string, CaseSummary>, revision: number, viewer: Viewer, changed: ReadonlySet<string> | null): ListSnapshot {
    if (this.#cached?.revision === revision) return this.#cached.snapshot;
    const snapshot: ListSnapshot = {
      rows: this.#rows(cases, viewer, changed),
      blank: this.#blank,
      complete: this.complete,
      loading: this.loading,
      failed: this.failed,
    };
    this.#cached = { revision, snapshot };
    return snapshot;
  }

  #rows(cases: ReadonlyMap<string, CaseSummary>, viewer: Viewer, changed: ReadonlySet<string> | null): CaseSummary[] {
    if (this.#isAsked) return this.#found.map((id) => cases.get(id)).filter((one) => one !== undefined);
    // What is due within hours changes by the clock alone.
    const known = changed === null || this.query.dueWithin ? null : this.#shown;
    const judged = known && changed && this.#grown ? this.#entered(known, cases, viewer, changed) : changed;
    this.#grown = false;
    this.#shown = known && judged ? this.#changedRows(known, cases, viewer, judged) : this.#allRows(cases, viewer);
    return this.#shown;
  }

  #allRows(cases: ReadonlyMap<string, CaseSummary>, viewer: Viewer): CaseSummary[] {
    const rows: CaseSummary[] = [];
    for (const one of cases.values()) if (this.shows(one, viewer)) rows.push(one);
    return rows.sort(compareBy(this.query.sort ?? 'deadline'));
  }

  /** With what the list shows since it was read further: found without sorting everything again for each of its pages. */
  #entered(
    known: CaseSummary[],
    cases: ReadonlyMap<string, CaseSummary>,
    viewer: Viewer,
    changed: ReadonlySet<string>,
  ): ReadonlySet<string> {
    const judged = new Set(changed);
    const before = new Set(known.map((one) => one.id));
    for (const one of cases.values()) if (!before.has(one.id) && this.shows(one, viewer)) judged.add(one.id);
    return judged;
  }

  /** Fifty changes a second in a list of fifty thousand: only what changed is judged and put into its place. */
  #changedRows(known: CaseSummary[], cases: ReadonlyMap<string, CaseSummary>, viewer: Viewer, changed: ReadonlySet<string>): CaseSummary[] {
    const compare = compareBy(this.query.sort ?? 'deadline');
    const entering: CaseSummary[] = [];
    for (const id of changed) {
      const one = cases.get(id);
      if (one && this.shows(one, viewer)) entering.push(one);
    }
    const staying = known.filter((one) => !changed.has(one.id));
    if (entering.length === 0) return staying.length === known.length ? known : staying;
    return merged(staying, entering.sort(compare), compare);
  }
}

/** Mirrors the server's filters, so that pushed changes enter and leave a filtered list without asking. */
export function matches(query: ListQuery, one: CaseSummary, now: number): boolean {
  if (query.topic && !query.topic.split(',').includes(one.topic)) return false;
  if (query.authority && one.authority !== query.authority) return false;
  if (query.network && one.network !== query.network) return false;
  if (query.importance && one.importance !== query.importance) return false;
  if (query.tag && !one.tags.includes(query.tag)) return false;
  if (query.official && one.official !== query.official) return false;
  const until = query.dueWithin ? now + query.dueWithin * 3_600_000 : query.dueBefore ? Date.parse(query.dueBefore) : null;
  if (until === null) return true;
  return isUnsettled(one) && !one.overdue && Boolean(one.dueAt) && Date.parse(one.dueAt ?? '') <= until;
}
