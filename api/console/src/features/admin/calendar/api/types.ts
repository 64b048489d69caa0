import type { Schemas } from '@/lib/api/types';

export type DayKind = CalendarDay['kind'];
export type CalendarDay = Schemas['CalendarDay'];
export type CalendarYear = Schemas['CalendarYear'];
export type CalendarDifference = Schemas['CalendarDifference'];
export type CalendarReply = Schemas['CalendarAnswer'];
export type CalendarFile = Schemas['CalendarFile'];
export type Recomputation = Schemas['RecomputationView'];
