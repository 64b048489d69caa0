import { send } from './http';
import type { Importance } from './types';

/** A filter over the queue; the parts of the list's query. */
export interface SavedFilter {
  view: string;
  topics?: string[];
  authority?: string;
  network?: string;
  importance?: Importance;
  tag?: string;
  /** Hours. */
  dueWithin?: number;
  search?: string;
  sort?: string;
}

/** A filter and the name its figure is asked for by. */
export interface CountedFilter {
  key: string;
  filter: SavedFilter;
}

export interface SavedView {
  id: string;
  name: string;
  filter: SavedFilter;
  shared: boolean;
  authority?: string | null;
  position: number;
  version: number;
  createdBy: string;
}

export interface CasePerson {
  id: string;
  name: string;
  typing: boolean;
}

export interface SavedViewBody {
  name: string;
  filter: SavedFilter;
  shared?: boolean;
  version?: number;
}

export const listViews = (signal?: AbortSignal) => send<SavedView[]>('/api/v1/views', { signal });
export const addView = (body: SavedViewBody) => send<SavedView>('/api/v1/views', { method: 'POST', body });
export const putView = (id: string, body: SavedViewBody) => send<SavedView>(`/api/v1/views/${id}`, { method: 'PUT', body });
export const deleteView = (id: string) => send<void>(`/api/v1/views/${id}`, { method: 'DELETE' });
