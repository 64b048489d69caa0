import type { CaseStatus, Narrow, Schemas } from '@/lib/api/types';

export type Template = Schemas['Template'];
/** Without topics or statuses it is offered everywhere. */
export type TemplateBody = Narrow<Schemas['TemplateBody'], { topics: string[]; statuses: CaseStatus[] }>;
