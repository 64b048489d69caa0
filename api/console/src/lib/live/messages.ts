import type { CaseSummary, SavedFilter } from '@/lib/api/types';

/** What the hub sends. OpenAPI does not describe a hub: tests/contract.test.ts compares these with the records of the server. */
export interface CaseChange {
  sequence: number;
  left: boolean;
  case: CaseSummary;
}

export interface ChangeBatch {
  view: string;
  epoch: string;
  after: number;
  changes: CaseChange[];
}

export interface ViewPosition {
  view: string;
  epoch: string;
  sequence: number;
  reload: boolean;
  missed: CaseChange[];
}

export interface CasePerson {
  id: string;
  name: string;
  typing: boolean;
}

/** A filter and the name its figure is asked for by. */
export interface CountedFilter {
  key: string;
  filter: SavedFilter;
}
