import type { Schemas } from '@/lib/api/types';

export type Platform = Schemas['PlatformView'];
export type PlatformNode = Schemas['NodeView'];
export type Finding = Schemas['Finding'];
export type QueueFigure = Schemas['QueueFigure'];
export type SlowStatement = Schemas['SlowStatement'];
export type GrainKind = Schemas['GrainKind'];
export type LogLevelBody = Schemas['LogLevelBody'];
