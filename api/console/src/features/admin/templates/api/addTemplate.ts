import { send } from '@/lib/api/http';
import type { Template, TemplateBody } from './types';

export const addTemplate = (body: TemplateBody) => send<Template>('/api/v1/template-library', { method: 'POST', body });
