import type { ReactNode } from 'react';
import type { BoardView, SteeringFigures, Workload } from '@/lib/api/types';
import { AuthoritiesTable } from './AuthoritiesTable';
import { IncomingChart } from './IncomingChart';
import { LateCases } from './LateCases';
import { Metrics } from './Metrics';
import { OfficialsTable } from './OfficialsTable';
import { Tiles } from './Tiles';
import { TopicsTable } from './TopicsTable';
import { WorkloadTable } from './WorkloadTable';

export interface BoardData {
  board: BoardView;
  figures: SteeringFigures | undefined;
  /** Only a lead is told. */
  load: Workload | undefined;
  /** The map of the last day, of another feature. */
  map: ReactNode;
}

/** A piece of the board. A new one is a line in the list below and its name in the locales, under `steer.tile`. */
export interface BoardTile {
  name: string;
  /** Over the whole width; others stand two in a row. */
  wide?: boolean;
  /** Null while there is nothing to show. */
  show: (data: BoardData) => ReactNode;
}

/** In the order in which the board comes. */
export const boardTiles: BoardTile[] = [
  { name: 'figures', wide: true, show: ({ board, figures }) => <Tiles board={board} figures={figures} /> },
  { name: 'metrics', wide: true, show: ({ figures }) => (figures ? <Metrics figures={figures} /> : null) },
  { name: 'late', show: ({ load }) => (load ? <LateCases load={load} /> : null) },
  { name: 'workload', show: ({ board, load }) => (load ? <WorkloadTable load={load} /> : <OfficialsTable officials={board.officials} />) },
  { name: 'incoming', show: ({ board }) => <IncomingChart board={board} /> },
  { name: 'map', show: ({ map }) => map },
  { name: 'topics', show: ({ board }) => <TopicsTable topics={board.topics} /> },
  { name: 'authorities', wide: true, show: ({ board }) => <AuthoritiesTable authorities={board.authorities} /> },
];

/** Those a person wants, in their order; what a layout does not name was left out by choice. */
export const chosenTiles = (names: string[] | null | undefined): BoardTile[] =>
  names ? names.map((name) => boardTiles.find((tile) => tile.name === name)).filter((tile) => tile !== undefined) : boardTiles;
