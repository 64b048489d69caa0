import { send } from '@/lib/api/http';
import type { Template, TemplateBody } from './types';

export const putTemplate = (id: string, body: TemplateBody) => send<Template>(`/api/v1/template-library/${id}`, { method: 'PUT', body });
