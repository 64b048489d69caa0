import type { AnswerKind } from '@/lib/api/types';

/** A template filled for a case; `missing` stand open in the text. */
export interface FilledTemplate {
  id: string;
  title: string;
  text: string;
  kind: AnswerKind;
  missing: string[];
  used: number;
}

/** An arbiter's decision about a topic. */
export interface Precedent {
  at: string;
  caseId: string;
  number: number;
  authority: string;
  reason: string;
  arbiterName: string;
}

export interface PrecedentPage {
  items: Precedent[];
  next?: string | null;
}

export interface UsedTag {
  tag: string;
  count: number;
}
