import { send } from '@/lib/api/http';
import type { FilledTemplate } from './types';

export const offeredTemplates = (caseId: string, signal?: AbortSignal) =>
  send<FilledTemplate[]>(`/api/v1/templates?case=${caseId}`, { signal });
