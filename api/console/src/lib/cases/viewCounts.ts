import type { CaseSummary } from '@/lib/api/types';
import { belongs, type Viewer, type ViewName } from './views';

/** How many cases a view has; counted once for each announcement, however many components ask. */
export class ViewCounts {
  #revision = -1;
  #counted = new Map<ViewName, number>();

  of(view: ViewName, cases: ReadonlyMap<string, CaseSummary>, viewer: Viewer, revision: number): number {
    if (this.#revision !== revision) this.#counted.clear();
    this.#revision = revision;
    const known = this.#counted.get(view);
    if (known !== undefined) return known;
    let count = 0;
    for (const one of cases.values()) if (belongs(view, one, viewer)) count++;
    this.#counted.set(view, count);
    return count;
  }
}
