import { send } from '@/lib/api/http';
import type { Template } from './types';

export const listTemplates = (region: string, signal?: AbortSignal) =>
  send<Template[]>(`/api/v1/template-library?region=${encodeURIComponent(region)}`, { signal });
