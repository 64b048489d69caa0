import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { every } from '@/lib/api/polling';
import { useBoard } from '@/lib/live/LiveProvider';
import { getMap, type MapQuestion } from './api/getMap';
import { getOutline } from './api/getOutline';
import { spotOf } from './projection';

/** The board is pushed when anything in the region changes; the points are asked for no oftener than this. */
const calm = 3000;

/** The points of a question, kept up to date, with the region's outline. */
export function useMap(question: MapQuestion) {
  const board = useBoard();
  const { data, isError, refetch } = useQuery({
    queryKey: ['map', question.hours, question.topic, question.authority],
    queryFn: ({ signal }) => getMap(question, signal),
    refetchInterval: every(60_000),
    placeholderData: (before) => before,
  });
  const { data: outline } = useQuery({ queryKey: ['map-outline'], queryFn: getOutline, staleTime: Infinity });
  const figures = board ? [board.receivedToday, board.open, board.inWork, board.overdue, board.answeredToday].join(' ') : null;
  const asked = useRef(figures);
  useEffect(() => {
    if (figures === null || figures === asked.current) return;
    const first = asked.current === null;
    asked.current = figures;
    if (first) return;
    const timer = setTimeout(() => void refetch(), calm);
    return () => clearTimeout(timer);
  }, [figures, refetch]);
  const placed = useMemo(() => (data?.points ?? []).map((point) => ({ ...point, spot: spotOf(point.lon, point.lat) })), [data]);
  const rings = useMemo(() => (outline?.rings ?? []).map((ring) => ring.map(([lon = 0, lat = 0]) => spotOf(lon, lat))), [outline]);
  return { view: data, placed, rings, isError, refetch: () => void refetch() };
}

export type PlacedCase = ReturnType<typeof useMap>['placed'][number];
