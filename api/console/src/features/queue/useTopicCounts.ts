import { useMemo } from 'react';
import { useBoard, useCaseList } from '@/lib/live/LiveProvider';
import { useSession } from '@/lib/session/session';

export interface TopicCount {
  topic: string;
  open: number;
}

const shown = 12;

/** The topics with most open cases: of the region from the board, of an executor's own authority from the open list. */
export function useTopicCounts(): TopicCount[] {
  const own = useSession().authorities.length > 0;
  const board = useBoard();
  const { rows } = useCaseList({ view: 'open' });
  return useMemo(() => {
    const counts = new Map<string, number>();
    if (own) for (const one of rows) counts.set(one.topic, (counts.get(one.topic) ?? 0) + 1);
    else for (const one of board?.topics ?? []) counts.set(one.topic, one.open);
    return [...counts]
      .map(([topic, open]) => ({ topic, open }))
      .filter((one) => one.open > 0)
      .sort((a, b) => b.open - a.open)
      .slice(0, shown);
  }, [own, board, rows]);
}
