import type { AnswerKind, CaseStatus } from '@/lib/api/types';

export interface Template {
  id: string;
  region: string;
  authority?: string | null;
  version: number;
  title: string;
  text: string;
  kind: AnswerKind;
  topics: string[];
  statuses: CaseStatus[];
  used: number;
  changedBy: string;
  changedAt: string;
}

export type TemplateBody = Pick<Template, 'title' | 'text' | 'kind' | 'topics' | 'statuses'> & {
  region?: string;
  authority?: string | null;
  version?: number;
};
