import type { TFunction } from 'i18next';
import type { Names } from '@/features/admin/conditions/conditions';
import type { RegionDifference } from '@/lib/api/types';

/** Which thing a difference is about: its name, or what its key says. */
function thing({ part, id, name }: RegionDifference, names: Names): string {
  if (name) return `«${name}»`;
  if (!id) return '';
  if (part === 'routing') {
    const [topic = '', place] = id.split(' · ');
    return `«${names.topic(topic)}»${place ? ` (${place})` : ''}`;
  }
  if (part === 'calendar.schedules') return `«${names.authority(id)}»`;
  return `«${id}»`;
}

/** A value for a reader: names for codes, nothing of the form of lists. */
function value(text: string | null | undefined, field: string | null | undefined, t: TFunction, names: Names): string {
  if (text === null || text === undefined || text === '') return t('difference.nothing');
  if (text.startsWith('{') || text.startsWith('[')) return t('difference.list');
  if (text === 'true' || text === 'false') return t(`difference.${text}`);
  if (field === 'parent' || field === 'mergedInto' || field === 'authority' || field === 'defaultAuthority')
    return `«${names.authority(text)}»`;
  if (field === 'approver' || field === 'substitute' || field === 'arbiter') return names.official(text);
  if (field === 'topic') return `«${names.topic(text)}»`;
  return text;
}

/** One difference as a sentence. */
export function sentenceOf(difference: RegionDifference, t: TFunction, names: Names): string {
  const { part, kind, field, before, after } = difference;
  const what = [t(`difference.part.${part}`, { defaultValue: part }), thing(difference, names)].filter(Boolean).join(' ');
  const isList = difference.id !== null && difference.id !== undefined;
  if (kind === 'reordered') return t('difference.reordered', { what });
  if (isList && kind === 'added') return t('difference.added', { what });
  if (isList && kind === 'removed') return t('difference.removed', { what });
  const said = { what, before: value(before, field ?? part, t, names), after: value(after, field ?? part, t, names) };
  if (said.before === said.after) return t('difference.changed', { what: [what, fieldName(field, t)].filter(Boolean).join(', ') });
  return field ? t('difference.field', { ...said, field: fieldName(field, t) }) : t('difference.value', said);
}

const fieldName = (field: string | null | undefined, t: TFunction): string =>
  field ? t(`difference.fieldName.${field}`, { defaultValue: field }) : '';
