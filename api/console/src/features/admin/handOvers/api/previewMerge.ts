import { send } from '@/lib/api/http';
import { mergeOf } from './paths';
import type { MergePreview } from './types';

export const previewMerge = (region: string, from: string, into: string, signal?: AbortSignal) =>
  send<MergePreview>(`${mergeOf(region, from)}/preview`, { method: 'POST', body: { into }, signal });
