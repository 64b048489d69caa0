import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type AnswerPreview = Schemas['ShownPreview'];

export const previewAnswer = (id: string, body: Schemas['PreviewBody'], signal?: AbortSignal): Promise<AnswerPreview> =>
  send<AnswerPreview>(`/api/v1/cases/${id}/answer/preview`, { method: 'POST', body, signal });
