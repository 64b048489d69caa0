import type { CasePage, CaseSummary } from '@/lib/api/types';
import type { CaseChange } from '@/lib/live/messages';
import { CaseList, type ListQuery, type ListSnapshot, listKey } from './caseList';
import { type PageLoader, pageSize, putInto, readPages } from './pages';
import { Touched } from './touched';
import { ViewCounts } from './viewCounts';
import { supersetsOf, type Viewer, type ViewName } from './views';

const keptLists = 10;
// The six that count one's own work, the list on the screen and that of the topics.
const rereadLists = 8;
const keptCases = 20_000;

/**
 * What this browser knows of the watched feed: summaries by id, the larger version wins, and the lists cut from them.
 * A list shows known cases up to the last one the server has paged to; what lies beyond may be incomplete.
 */
export class CaseStore {
  #cases = new Map<string, CaseSummary>();
  /** Collects the next generation while a reload runs; the old one stays on the screen. */
  #fresh: Map<string, CaseSummary> | null = null;
  /** Versions at which cases left the feed: a page read just before must not bring them back. */
  #gone = new Map<string, number>();
  #lists = new Map<string, CaseList>();
  #listeners = new Set<() => void>();
  /** Grows with every reading of everything again: a list that was left out of it has to be asked for again. */
  generation = 0;
  #announcing: ReturnType<typeof setTimeout> | null = null;
  #touched = new Touched();
  #counts = new ViewCounts();
  #loading = 0;

  constructor(
    private readonly load: PageLoader,
    readonly viewer: Viewer,
    private readonly announceAfter = 80,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows with every announced change. */
  revision = (): number => this.#touched.revision;

  get reloading(): boolean {
    return this.#fresh !== null;
  }

  get(id: string): CaseSummary | undefined {
    return this.#cases.get(id);
  }

  /** The list of a query; made and loaded on first use. */
  snapshot(query: ListQuery): ListSnapshot {
    const list = this.#list(query);
    return list.snapshot(this.#cases, this.revision(), this.viewer, this.#touched.since(list.revision));
  }

  /** Loads the first page when there is none, or the next one. */
  async more(query: ListQuery): Promise<void> {
    const list = this.#list(query);
    // Before the first reload there is no position in the sequence yet, and what a page misses would never come.
    if (list.complete || list.loading || this.reloading || this.generation === 0) return;
    const generation = this.generation;
    list.loading = true;
    this.#loading++;
    this.#announce();
    try {
      const page = await this.load(query, list.next, pageSize);
      if (generation !== this.generation) return;
      this.#take(list, [page]);
    } catch {
      // Of a reading of everything that has begun since, this list is a part: it says itself how that went.
      list.failed = generation === this.generation;
    } finally {
      list.loading = false;
      this.#loading--;
      this.#announce();
    }
  }

  merge(one: CaseSummary): void {
    if (this.#put(one)) this.#announce();
  }

  apply(changes: CaseChange[]): void {
    for (const change of changes) {
      if (change.left) this.#drop(change.case);
      else this.#put(change.case);
      for (const list of this.#lists.values()) if (!change.left && list.mayFind(change.case, this.viewer)) list.candidates++;
    }
    this.#prune();
    this.#announce();
  }

  /** Only the server knows a search's words: it is asked again when cases changed that it may find. */
  async searchAgain(query: ListQuery): Promise<void> {
    const list = this.#list(query);
    if (list.candidates === 0 || list.loading || this.reloading) return;
    const generation = this.generation;
    list.candidates = 0;
    list.loading = true;
    try {
      const pages = await readPages(this.load, list);
      if (generation !== this.generation) return;
      list.reset();
      this.#take(list, pages);
    } catch {
      // Asked again at the next beat: what is shown is still true.
      list.candidates++;
    } finally {
      list.loading = false;
      this.#announce();
    }
  }

  /** Reads every list in use again, as far as it was read; false when that failed. */
  async reload(): Promise<boolean> {
    const generation = ++this.generation;
    const fresh = new Map<string, CaseSummary>();
    this.#fresh = fresh;
    this.#gone.clear();
    const lists = [...this.#lists.values()].slice(-rereadLists);
    const reread = new Map<CaseList, CasePage[]>();
    try {
      for (const list of lists) reread.set(list, await readPages(this.load, list));
    } catch {
      if (generation === this.generation) this.#fresh = null;
      return false;
    }
    if (generation !== this.generation) return true;
    for (const list of this.#lists.values()) if (!list.loading) list.reset();
    for (const [list, pages] of reread) this.#take(list, pages);
    this.#cases = fresh;
    this.#fresh = null;
    // Lists that were not read again are empty now; the others are found among the new cases.
    this.#touched.forget();
    for (const list of this.#lists.values()) list.forget();
    this.#announce();
    return true;
  }

  /** How many cases of a view are known; null while the view has not been read to its end. */
  count(view: ViewName): number | null {
    const known = supersetsOf(view).some((name) => this.#lists.get(listKey({ view: name }))?.complete === true);
    return known ? this.#counts.of(view, this.#cases, this.viewer, this.revision()) : null;
  }

  #take(list: CaseList, pages: CasePage[]): void {
    for (const page of pages) {
      for (const one of page.items) this.#put(one);
      list.extend(page);
    }
  }

  #list(query: ListQuery): CaseList {
    const key = listKey(query);
    const known = this.#lists.get(key);
    if (known) {
      // Re-inserted so that the map's order is the order of use.
      this.#lists.delete(key);
      this.#lists.set(key, known);
      return known;
    }
    const list = new CaseList(query);
    this.#lists.set(key, list);
    for (const [oldest, unused] of this.#lists) {
      if (this.#lists.size <= keptLists) break;
      if (!unused.loading) this.#lists.delete(oldest);
    }
    return list;
  }

  #put(one: CaseSummary): boolean {
    if ((this.#gone.get(one.id) ?? -1) >= one.version) return false;
    this.#gone.delete(one.id);
    this.#touched.add(one.id);
    if (this.#fresh) putInto(this.#fresh, one);
    return putInto(this.#cases, one);
  }

  #drop(one: CaseSummary): void {
    if ((this.#cases.get(one.id)?.version ?? -1) > one.version) return;
    this.#gone.set(one.id, one.version);
    this.#touched.add(one.id);
    this.#cases.delete(one.id);
    this.#fresh?.delete(one.id);
  }

  /** A day of pushes must not fill the browser: beyond the limit, only what some list shows is kept. */
  #prune(): void {
    if (this.#cases.size <= keptCases || this.#loading > 0 || this.reloading) return;
    const lists = [...this.#lists.values()];
    for (const one of this.#cases.values()) {
      if (!lists.some((list) => list.shows(one, this.viewer))) this.#cases.delete(one.id);
    }
    this.#gone.clear();
  }

  #announce(): void {
    this.#announcing ??= setTimeout(() => {
      this.#announcing = null;
      this.#touched.announce();
      for (const listener of this.#listeners) listener();
    }, this.announceAfter);
  }
}
