import type { CaseDetail, CaseSummary, CaseWork, Message } from '@/lib/api/types';

export function summary(fields: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id: 'c1',
    number: 1,
    region: 'demo',
    version: 1,
    status: 'open',
    kind: 'complaint',
    topic: 'roads',
    importance: 'normal',
    authority: 'roads',
    official: null,
    claimedBy: null,
    claimedByName: null,
    leaseUntil: null,
    thread: 'telegram/1',
    network: 'telegram',
    isPublic: false,
    inClosedGroup: false,
    residentName: 'R',
    excerpt: 'E',
    firstWords: null,
    address: null,
    publishedAt: '2026-11-24T09:00:00Z',
    receivedAt: '2026-11-24T09:00:00Z',
    dueAt: '2026-11-24T18:00:00Z',
    dueKind: 'answer',
    overdue: false,
    lastMessageAt: '2026-11-24T09:00:00Z',
    unanswered: true,
    leg: 1,
    delivery: 'none',
    answeredAt: null,
    escalationLevel: 0,
    updatedAt: '2026-11-24T09:00:00Z',
    approval: 'none',
    approver: null,
    approvalDueAt: null,
    bounces: 0,
    awaitsArbiter: false,
    promisedFor: null,
    formal: 'none',
    tags: [],
    mergedInto: null,
    snoozedUntil: null,
    snoozedBy: null,
    snoozeNote: null,
    ...fields,
  };
}

export function message(fields: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    direction: 'in',
    authorName: 'R',
    text: 'T',
    attachments: [],
    publishedAt: '2026-11-24T09:00:00Z',
    isPublic: false,
    inClosedGroup: false,
    folds: [],
    reactions: [],
    version: 1,
    ...fields,
  };
}

export const detail = (messages: Message[], fields: Partial<CaseSummary> = {}): CaseDetail => ({
  summary: summary(fields),
  messages,
  history: [],
  contractors: [],
  deadlines: [],
  work: work(),
  asksPrivately: false,
  hasSender: true,
});

export const work = (fields: Partial<CaseWork> = {}): CaseWork => ({ promises: [], fields: {}, handBacks: [], ...fields });
