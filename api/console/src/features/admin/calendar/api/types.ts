import type { CalendarLayer, Hours, LayerKind, RegionConfiguration } from '@/lib/api/types';

export type DayKind = 'working' | 'weekend' | 'off' | 'short' | 'extra' | 'other';

export interface CalendarDay {
  date: string;
  kind: DayKind;
  hours: Hours[];
  reason?: string | null;
  source?: string | null;
}

export interface CalendarYear {
  year: number;
  authority?: string | null;
  timeZone: string;
  version: number;
  workingDays: number;
  workingHours: number;
  days: CalendarDay[];
}

export interface CalendarReply {
  layers: CalendarLayer[];
  differences: { date: string; before: CalendarDay; after: CalendarDay }[];
  configuration?: RegionConfiguration | null;
}

export interface CalendarFile {
  format: 'xmlcalendar' | 'xmlcalendar-json' | 'date-lists' | 'shipped';
  content: string;
  kind: LayerKind;
  basis?: string | null;
  apply: boolean;
  version?: number;
}

export interface Recomputation {
  state: 'idle' | 'running' | 'done' | 'cancelled';
  from: number;
  to: number;
  total: number;
  seen: number;
  changed: number;
  failed: number;
  startedAt?: string | null;
  endedAt?: string | null;
}
