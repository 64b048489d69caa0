import type { Schemas } from '@/lib/api/types';

export type HandOverBoard = Schemas['HandOverBoard'];
export type HandOverView = Schemas['HandOverView'];
export type HandOverPlan = Schemas['HandOverPlan'];
export type HandOverItem = Schemas['HandOverItem'];
export type HandOverChoice = Schemas['HandOverChoice'];
export type HandOverWish = Schemas['HandOverBody'];
export type MergePreview = Schemas['AuthorityMergePreview'];
export type MergeConflict = Schemas['MergeConflict'];
