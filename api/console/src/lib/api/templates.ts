import { send } from './http';
import type { AnswerKind, CaseStatus } from './types';

/** A template filled for a case; `missing` stand open in the text. */
export interface FilledTemplate {
  id: string;
  title: string;
  text: string;
  kind: AnswerKind;
  missing: string[];
  used: number;
}

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

export const placeholders = ['resident', 'number', 'address', 'authority', 'deadline', 'official', 'promise'] as const;

export const offeredTemplates = (caseId: string, signal?: AbortSignal) =>
  send<FilledTemplate[]>(`/api/v1/templates?case=${caseId}`, { signal });

export const listTemplates = (region: string, signal?: AbortSignal) =>
  send<Template[]>(`/api/v1/template-library?region=${encodeURIComponent(region)}`, { signal });

export const addTemplate = (body: TemplateBody) => send<Template>('/api/v1/template-library', { method: 'POST', body });

export const putTemplate = (id: string, body: TemplateBody) => send<Template>(`/api/v1/template-library/${id}`, { method: 'PUT', body });

export const deleteTemplate = (id: string, region: string) =>
  send<void>(`/api/v1/template-library/${id}?region=${encodeURIComponent(region)}`, { method: 'DELETE' });
