import type { TFunction } from 'i18next';
import { deliveryError } from '@/components/deliveryError';
import type { HistoryItem } from '@/lib/api/types';
import { type RuleStep, ruleSteps } from '@/lib/ruleSteps';
import { changedFields, type Field, fieldOf, type Values } from './formerValues';

interface Names {
  topicName: (code: string) => string;
  authorityName: (id: string) => string;
  officialName: (id: string) => string;
  fieldName: (id: string) => string;
  channelName: (id: string) => string;
  at: (time: string) => string;
}

/** An event as text; `former`: what it found. `data` is the event's own JSON: read defensively, old events may lack newer fields. */
export function historyText(item: HistoryItem, t: TFunction, names: Names, former: Values = {}): string {
  const text = (field: string): string => {
    const value = item.data[field];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const named = (field: string, name: (id: string) => string): string => (text(field) ? name(text(field)) : '');
  const moment = (field: string): string => named(field, names.at);
  const choice = (scope: string, field: string): string => (text(field) ? t(`${scope}.${text(field)}`, { defaultValue: text(field) }) : '');

  const whose = [named('authority', names.authorityName), named('official', names.officialName)].filter(Boolean).join(', ');
  const shown = (field: Field, value: string | null | undefined): string => {
    if (!value) return t('history.nothing');
    if (field === 'topic') return names.topicName(value);
    if (field === 'authority') return names.authorityName(value);
    if (field === 'official') return names.officialName(value);
    return field === 'address' ? value : t(`${field}.${value}`, { defaultValue: value });
  };
  const changes = changedFields(item, former).map((field) =>
    t('history.change', { what: t(`history.field.${field}`), from: shown(field, former[field]), to: shown(field, fieldOf(item, field)) }),
  );
  const wasWhose = [former.authority && names.authorityName(former.authority), former.official && names.officialName(former.official)]
    .filter(Boolean)
    .join(', ');
  const about = [choice('kind', 'kind'), named('topic', names.topicName), choice('importance', 'importance'), text('address')];
  const parameters = {
    actor: item.actorName,
    whose: whose || t('history.nobody'),
    about: about.filter(Boolean).join(', '),
    changes: changes.join('; '),
    was: wasWhose,
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
    until: moment('until'),
    because: choice('snooze.because', 'reason'),
    // Approvals and the work around an answer.
    approver: named('approver', names.officialName) || named('to', names.officialName) || named('reviewer', names.officialName),
    next: named('nextApprover', names.officialName),
    former: named('from', names.officialName),
    owner: text('ownerName'),
    proposed: named('proposed', names.authorityName),
    note: text('note'),
    contractor: text('contractor'),
    outcome: choice('contractor.outcome', 'outcome'),
    channel: named('channel', names.channelName),
    service: text('serviceCode'),
    status: choice('peerStatus', 'status') || '—',
    notes: text('notes'),
    number: text('number') || text('reference'),
    tags: Array.isArray(item.data.tags) ? item.data.tags.join(', ') : '',
    rule: text('name'),
    version: text('version'),
    did: Array.isArray(item.data.steps)
      ? ruleSteps(item.data.steps as RuleStep[], t, { authority: names.authorityName, official: names.officialName })
      : '',
    fields: Object.entries((item.data.values as Record<string, string | null> | undefined) ?? {})
      .map(([id, value]) => `${names.fieldName(id)}: ${value ?? '—'}`)
      .join(', '),
  };
  // Sentences end with an optional part: without it the bare full stop goes.
  return t(`history.${variant(item, former)}`, { ...parameters, defaultValue: item.type }).replace(/[.:]?\s*$/, '');
}

/** The number of the other case in what happens between two. */
function otherNumber(data: HistoryItem['data']): string {
  const other = (data.into ?? data.member ?? data.other ?? data.from) as { number?: number } | string | null | undefined;
  return typeof other === 'object' && other?.number ? String(other.number) : '—';
}

/** Some events are two sentences. */
function variant(item: HistoryItem, former: Values): string {
  const { type, data } = item;
  // What it was before is not known of events read without those before them.
  if (type === 'case-routed') return former.authority || former.official ? 'case-routed-from' : type;
  if (type === 'case-reclassified') return Object.keys(former).length > 0 && changedFields(item, former).length > 0 ? 'case-changed' : type;
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
