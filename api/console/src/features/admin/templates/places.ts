import type { TFunction } from 'i18next';
import type { Template, TemplateBody } from '@/features/admin/templates/api/types';
import type { Topic } from '@/lib/api/types';
import { placeholderOf } from '@/lib/templates';
import type { Language } from '@/lib/time';

export const blankTemplate: TemplateBody = { title: '', text: '', kind: 'final', topics: [], statuses: [], authority: null };

interface Names {
  topics: Topic[];
  authorities: { id: string; name: string }[];
  language: Language;
}

/** Where a template is offered, as text; empty: everywhere. */
export function placesOf(template: Template, names: Names, t: TFunction): string[] {
  return [
    ...(template.authority ? [names.authorities.find((one) => one.id === template.authority)?.name ?? template.authority] : []),
    ...template.topics.map((code) => names.topics.find((one) => one.code === code)?.[names.language] ?? code),
    ...template.statuses.map((status) => t(`status.${status}`)),
  ];
}

/** The first unknown placeholder, as written. */
export function unknownPlaceholder(text: string): string | null {
  const found = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => (match[1] ?? '').trim());
  return found.find((name) => placeholderOf(name) === null) ?? null;
}
