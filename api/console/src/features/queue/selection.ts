/** The cases picked for one action, and the last one touched: Shift picks from there. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

export const nothingPicked: Selection = { ids: new Set(), anchor: null };

/** Picks or unpicks one case; with `range` everything between it and the last one touched gets its new state. */
export function pick(before: Selection, shown: string[], id: string, range: boolean, most: number): Selection {
  const on = !before.ids.has(id);
  const from = range && before.anchor !== null ? shown.indexOf(before.anchor) : -1;
  const to = shown.indexOf(id);
  const touched = from < 0 || to < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  const ids = new Set(before.ids);
  for (const one of touched) {
    if (!on) ids.delete(one);
    else if (ids.size < most) ids.add(one);
  }
  return { ids, anchor: id };
}

export const pickAll = (shown: string[], most: number): Selection => ({ ids: new Set(shown.slice(0, most)), anchor: null });
