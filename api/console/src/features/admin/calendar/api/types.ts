import type { Narrow, Schemas } from '@/lib/api/types';

export type DayKind = 'working' | 'weekend' | 'off' | 'short' | 'extra' | 'other';
export type CalendarDay = Narrow<Schemas['CalendarDay'], { kind: DayKind }>;
export type CalendarYear = Narrow<Schemas['CalendarYear'], { days: CalendarDay[] }>;
export type CalendarDifference = Narrow<Schemas['CalendarDifference'], { before: CalendarDay; after: CalendarDay }>;
export type CalendarReply = Narrow<Schemas['CalendarAnswer'], { differences: CalendarDifference[] }>;
export type CalendarFile = Narrow<Schemas['CalendarFile'], { format: 'xmlcalendar' | 'xmlcalendar-json' | 'date-lists' | 'shipped' }>;
export type Recomputation = Narrow<Schemas['RecomputationView'], { state: 'idle' | 'running' | 'done' | 'cancelled' }>;
