import type { SavedFilter, Schemas } from '@/lib/api/types';

/** What the hub sends. */
export type CaseChange = Schemas['CaseChange'];
export type ChangeBatch = Schemas['ChangeBatch'];
export type ViewPosition = Schemas['ViewPosition'];
export type CasePerson = Schemas['CasePerson'];

/** A filter and the name its figure is asked for by. */
export interface CountedFilter {
  key: string;
  filter: SavedFilter;
}
