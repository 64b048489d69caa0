import type { TFunction } from 'i18next';
import { deliveryError } from '@/components/deliveryError';
import type { HistoryItem } from '@/lib/api/types';

interface Names {
  topicName: (code: string) => string;
  authorityName: (id: string) => string;
  officialName: (id: string) => string;
  fieldName: (id: string) => string;
  at: (time: string) => string;
}

/** An event as text. `data` is the event's own JSON: read defensively, old events may lack newer fields. */
export function historyText(item: HistoryItem, t: TFunction, names: Names): string {
  const text = (field: string): string => {
    const value = item.data[field];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const named = (field: string, name: (id: string) => string): string => (text(field) ? name(text(field)) : '');
  const moment = (field: string): string => named(field, names.at);
  const choice = (scope: string, field: string): string => (text(field) ? t(`${scope}.${text(field)}`, { defaultValue: text(field) }) : '');

  const whose = [named('authority', names.authorityName), named('official', names.officialName)].filter(Boolean).join(', ');
  const about = [choice('kind', 'kind'), named('topic', names.topicName), choice('importance', 'importance'), text('address')];
  const parameters = {
    actor: item.actorName,
    whose: whose || t('history.nobody'),
    about: about.filter(Boolean).join(', '),
    reason: choice('historyReason', 'reason'),
    other: otherNumber(item.data),
    count: Array.isArray(item.data.messageIds) ? item.data.messageIds.length : 0,
    answer: choice('answerKind', 'kind'),
    promised: moment('promisedFor'),
    delivery: choice('delivery', 'state'),
    error: deliveryError(text('error'), t)?.text ?? '',
    deadline: choice('deadline.kind', 'deadline'),
    due: moment('dueAt'),
    level: text('level'),
    lease: moment('leaseUntil'),
    // Approvals and the work around an answer.
    approver: named('approver', names.officialName) || named('to', names.officialName) || named('reviewer', names.officialName),
    next: named('nextApprover', names.officialName),
    former: named('from', names.officialName),
    owner: text('ownerName'),
    proposed: named('proposed', names.authorityName),
    note: text('note'),
    channel: text('channel'),
    service: text('serviceCode'),
    status: text('status') || '—',
    notes: text('notes'),
    number: text('number') || text('reference'),
    tags: Array.isArray(item.data.tags) ? item.data.tags.join(', ') : '',
    fields: Object.entries((item.data.values as Record<string, string | null> | undefined) ?? {})
      .map(([id, value]) => `${names.fieldName(id)}: ${value ?? '—'}`)
      .join(', '),
  };
  // Sentences end with an optional part: without it the bare full stop goes.
  return t(`history.${variant(item)}`, { ...parameters, defaultValue: item.type }).replace(/[.:]?\s*$/, '');
}

/** The number of the other case in what happens between two. */
function otherNumber(data: HistoryItem['data']): string {
  const other = (data.into ?? data.member ?? data.other ?? data.from) as { number?: number } | string | null | undefined;
  return typeof other === 'object' && other?.number ? String(other.number) : '—';
}

/** Some events are two sentences. */
function variant({ type, data }: HistoryItem): string {
  if (type === 'answer-approved') return data.nextApprover ? 'answer-approved-first' : type;
  if (type === 'approver-changed') return data.reason === 'late' ? 'approver-late' : type;
  if (type === 'answer-reviewed') return data.good === true ? type : 'answer-found-bad';
  if (type === 'promise-kept')
    return data.source === 'resident' ? 'promise-kept-by-resident' : data.late === true ? 'promise-kept-late' : type;
  if (type === 'promise-fulfilled') return data.late === true ? 'promise-late' : type;
  if (type === 'case-handed-back') return data.proposed ? 'case-handed-back-to' : type;
  if (type === 'tags-changed') return Array.isArray(data.tags) && data.tags.length > 0 ? type : 'tags-removed';
  return type;
}
