import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { CaseSummary } from '@/lib/api/types';
import { nothingShown, reconcile, type Shown, withoutLeaving } from './rows';

const fade = 600;

/** Rows as the screen should show them; while held, none is removed. `beforeRemoval` receives the indexes that are about to be. */
export function useShownRows(current: CaseSummary[], follows: boolean, held: boolean, beforeRemoval: (indexes: number[]) => void) {
  const [shown, setShown] = useState<Shown>(nothingShown);
  useLayoutEffect(() => setShown((before) => reconcile(before, current, follows)), [current, follows]);

  const leaving = shown.rows.some((row) => row.leaving);
  useEffect(() => {
    if (!leaving || held) return;
    const timer = setTimeout(() => {
      beforeRemoval(shown.rows.flatMap((row, index) => (row.leaving ? [index] : [])));
      setShown(withoutLeaving);
    }, fade);
    return () => clearTimeout(timer);
  }, [leaving, held, shown.rows, beforeRemoval]);

  const showAll = useCallback(() => setShown((before) => reconcile(before, current, true)), [current]);
  return { ...shown, showAll };
}
