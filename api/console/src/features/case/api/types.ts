import type { Schemas } from '@/lib/api/types';

/** A template filled for a case; `missing` are still open in the text. */
export type FilledTemplate = Schemas['FilledTemplate'];
export type PrecedentPage = Schemas['PrecedentPage'];
export type TagList = Schemas['TagList'];
