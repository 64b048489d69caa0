const kept = 20;

/** Which cases the last announcements changed, so that a list looks at these alone. */
export class Touched {
  #revision = 0;
  /** Since the last announcement. */
  #now = new Set<string>();
  #announced: { revision: number; changed: ReadonlySet<string> }[] = [];

  /** Grows with every announcement. */
  get revision(): number {
    return this.#revision;
  }

  add(id: string): void {
    this.#now.add(id);
  }

  announce(): void {
    this.#announced = [...this.#announced, { revision: ++this.#revision, changed: this.#now }].slice(-kept);
    this.#now = new Set();
  }

  /** Null when it is no longer known. */
  since(revision: number | null): ReadonlySet<string> | null {
    if (revision === null) return null;
    const later = this.#announced.filter((one) => one.revision > revision);
    if (later.length !== this.#revision - revision) return null;
    // What came since the last announcement is already among the cases.
    return new Set([...later.flatMap((one) => [...one.changed]), ...this.#now]);
  }

  /** Anything may have changed. */
  forget(): void {
    this.#announced = [];
  }
}
