import { iso, unsettled } from './time.mjs';

const hour = 3_600_000;
const blank = { promises: [], fields: {}, handBacks: [] };

export const noWork = {
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
};

/** Gives some of the first cases work of every kind, so that each screen has something to show. */
export function giveWork(details) {
  const open = details.filter((one) => unsettled.has(one.summary.status));
  const deadline = (detail, kind, dueIn) =>
    detail.deadlines.push({
      kind,
      setAt: iso(Date.now() - hour),
      dueAt: iso(Date.now() + dueIn),
      endedAt: null,
      state: 'running',
      rule: kind,
      calendarVersion: 3,
      hours: 4,
      working: true,
      steps: [
        { at: iso(Date.now() - hour), code: 'received', text: 'received', days: 1 },
        { at: iso(Date.now() + dueIn), code: 'due', text: 'due', days: 1 },
      ],
    });
  const propose = (detail, approver, change = {}) => {
    const { version } = detail.summary;
    detail.work = {
      ...blank,
      proposal: {
        revision: version,
        kind: 'final',
        attachments: [],
        author: 'ivanov',
        authorName: 'Иванов Пётр Сергеевич',
        policy: 'окончательные по дорогам',
        approver,
        step: 1,
        steps: 1,
        since: iso(Date.now() - hour),
        text: 'Здравствуйте! Яма у дома 14 по улице Лесной заделана 24 ноября. Работы выполнил участок № 3 управления дорожного хозяйства, ответственный — Иванов П. С. Покрытие проверят ещё раз 1 декабря.',
        ...change,
      },
    };
    detail.summary = {
      ...detail.summary,
      authority: 'roads',
      approval: approver ? 'waiting' : 'returned',
      approver: approver ?? 'ivanov',
      approvalDueAt: approver ? iso(Date.now() + 2 * hour) : null,
    };
    if (approver) deadline(detail, 'approval', 2 * hour);
  };
  const previous = {
    revision: 5,
    text: 'Здравствуйте! Яма у дома 14 по улице Лесной будет заделана в ближайшее время. Покрытие проверят ещё раз.',
    returned: {
      by: 'Смирнова Анна Павловна',
      reason: 'Когда именно и кто отвечает? Назовите день и фамилию.',
      at: iso(Date.now() - 2 * hour),
    },
  };
  propose(open[0], 'smirnova', { previous });
  propose(open[1], 'smirnova');
  propose(open[2], 'smirnova', {
    kind: 'intermediate',
    promisedFor: iso(Date.now() + 50 * hour),
    text: 'Заделаем яму до четверга.',
    steps: 2,
  });
  propose(open[3], null, {
    author: 'smirnova',
    authorName: 'Смирнова Анна Павловна',
    returned: { by: 'Иванов Пётр Сергеевич', reason: 'Добавьте дату и фотографию.', at: iso(Date.now() - 20 * 60_000) },
  });
  open[3].summary.approver = 'smirnova';
  propose(open[4], 'ivanov', { author: 'smirnova', authorName: 'Смирнова Анна Павловна' });

  const promised = open[5];
  promised.work = {
    ...blank,
    promises: [
      {
        version: 5,
        answerVersion: 5,
        madeAt: iso(Date.now() - 30 * hour),
        dueAt: iso(Date.now() - 5 * hour),
        owner: 'ivanov',
        ownerName: 'Иванов Пётр Сергеевич',
        state: 'broken',
        endedAt: iso(Date.now() - 4 * hour),
      },
      {
        version: 8,
        answerVersion: 8,
        madeAt: iso(Date.now() - 4 * hour),
        dueAt: iso(Date.now() + 20 * hour),
        owner: 'smirnova',
        ownerName: 'Смирнова Анна Павловна',
        state: 'open',
      },
    ],
    fields: { contract: 'К-2026/117', pit: 'глубокая' },
  };
  promised.summary = {
    ...promised.summary,
    authority: 'roads',
    status: 'promised',
    promisedFor: iso(Date.now() + 20 * hour),
    tags: ['паводок', 'прямая линия'],
  };
  deadline(promised, 'promise', 20 * hour);
  deadline(promised, 'final-after-promise', 70 * hour);

  const stuck = open[6];
  stuck.work = {
    ...blank,
    handBacks: [
      {
        at: iso(Date.now() - 5 * hour),
        by: 'Иванов Пётр Сергеевич',
        authority: 'roads',
        reason: 'Это внутриквартальный проезд, не улица.',
        proposed: 'housing',
      },
      {
        at: iso(Date.now() - 2 * hour),
        by: 'Петров Олег Игоревич',
        authority: 'housing',
        reason: 'Проезд не стоит на балансе жилищного фонда.',
      },
    ],
  };
  stuck.summary = { ...stuck.summary, authority: 'roads', bounces: 2, awaitsArbiter: true };

  const formal = open[7];
  formal.work = {
    ...blank,
    formal: {
      state: 'requested',
      fullName: 'Лебедева Марина Юрьевна',
      replyTo: 'lebedeva@example.org',
      text: 'Прошу рассмотреть обращение официально и сообщить сроки ремонта.',
      requestedAt: iso(Date.now() - 3 * hour),
    },
  };
  formal.summary = {
    ...formal.summary,
    authority: 'roads',
    formal: 'requested',
    dueKind: 'formal-registration',
    dueAt: iso(Date.now() + 60 * hour),
    overdue: false,
  };
  formal.deadlines.length = 0;
  deadline(formal, 'formal-registration', 60 * hour);

  const answered = details.find((one) => one.summary.status === 'answered');
  answered.work = {
    ...blank,
    review: { answerVersion: answered.summary.version, policy: 'прочитать потом', reviewer: 'smirnova', since: iso(Date.now() - hour) },
  };
  answered.summary = { ...answered.summary, authority: 'roads', approval: 'review', approver: 'smirnova' };
}

/** Approvals, promises, labels and appeals, roughly as the rules have them. */
export function workCommand(detail, action, body, { change, refuse, me, send }) {
  const work = detail.work;
  const proposal = work.proposal;
  const none = { approval: 'none', approver: null, approvalDueAt: null };
  if (['approve', 'return', 'delegate', 'withdraw'].includes(action)) {
    if (!proposal) throw refuse('nothing-to-approve');
    if (proposal.revision !== body.revision) throw refuse('revision-changed', String(proposal.revision));
  }
  switch (action) {
    case 'snooze':
      if (Date.parse(body.until) > Date.parse(detail.summary.dueAt)) throw refuse('snooze-past-deadline', detail.summary.dueAt);
      return change(
        { snoozedUntil: body.until, snoozedBy: me.id, snoozeNote: body.note ?? null, claimedBy: null, claimedByName: null, status: 'open' },
        'case-snoozed',
        { until: body.until, note: body.note },
      );
    case 'unsnooze':
      return change({ snoozedUntil: null, snoozedBy: null, snoozeNote: null, claimedBy: me.id, claimedByName: me.name }, 'snooze-ended', {
        reason: 'official',
      });
    case 'approve':
      detail.work = { ...work, proposal: null };
      change(none, 'answer-approved', {});
      return send(proposal);
    case 'return':
      detail.work = {
        ...work,
        proposal: { ...proposal, approver: null, returned: { by: me.name, reason: body.reason, at: iso(Date.now()) } },
      };
      return change({ approval: 'returned', approver: proposal.author, approvalDueAt: null }, 'answer-returned', body);
    case 'delegate':
      detail.work = { ...work, proposal: { ...proposal, approver: body.to } };
      return change({ approver: body.to }, 'approver-changed', { ...body, from: proposal.approver, reason: 'delegated' });
    case 'withdraw':
      detail.work = { ...work, proposal: null };
      return change(none, 'answer-withdrawn', {});
    case 'review':
      detail.work = { ...work, review: null };
      return change(none, 'answer-reviewed', body);
    case 'hand-back': {
      const bounces = detail.summary.bounces + 1;
      detail.work = {
        ...work,
        handBacks: [...work.handBacks, { at: iso(Date.now()), by: me.name, authority: detail.summary.authority, ...body }],
      };
      return change(
        { bounces, awaitsArbiter: bounces >= 2, authority: bounces >= 2 ? 'roads' : (body.proposed ?? null), official: null },
        'case-handed-back',
        { ...body, authority: detail.summary.authority },
      );
    }
    case 'arbitrate':
      return change({ awaitsArbiter: false, authority: body.authority }, 'arbiter-decided', body);
    case 'promise-owner':
      detail.work = {
        ...work,
        promises: work.promises.map((one) => (one.endedAt ? one : { ...one, owner: body.owner, ownerName: body.owner })),
      };
      return change({}, 'promise-given', { ownerName: body.owner });
    case 'promise-kept':
      detail.work = {
        ...work,
        promises: work.promises.map((one) =>
          one.endedAt
            ? one
            : {
                ...one,
                state: 'kept',
                endedAt: iso(Date.now()),
                evidence: { source: 'official', name: me.name, text: body.text ?? null, attachments: [] },
              },
        ),
      };
      return change({ promisedFor: null }, 'promise-kept', body);
    case 'tags': {
      const tags = [...new Set([...detail.summary.tags, ...(body.add ?? [])])].filter((tag) => !body.remove?.includes(tag)).sort();
      return change({ tags }, 'tags-changed', { tags });
    }
    case 'fields':
      detail.work = {
        ...work,
        fields: Object.fromEntries(Object.entries({ ...work.fields, ...body.values }).filter(([, value]) => value !== null)),
      };
      return change({}, 'fields-changed', body);
    case 'formal':
      detail.work = { ...work, formal: { state: 'requested', requestedAt: iso(Date.now()), ...body } };
      return change({ formal: 'requested' }, 'formal-requested', {});
    default:
      return null;
  }
}

export function promises(details, query) {
  const items = details.flatMap(({ summary, work }) =>
    work.promises.map((one) => ({
      ...one,
      caseId: summary.id,
      number: summary.number,
      authority: summary.authority,
      topic: summary.topic,
      words: 'Заделаем яму на Лесной и восстановим бордюр, ответственный — участок № 3.',
    })),
  );
  return {
    items: items
      .filter((one) => one.state === (query.get('state') ?? one.state))
      .filter((one) => !query.get('owner') || one.owner === query.get('owner')),
    next: null,
  };
}

export const precedents = () => ({
  items: [
    {
      at: iso(Date.now() - 90 * hour),
      caseId: 'x',
      number: 9_120,
      authority: 'roads',
      reason: 'Внутриквартальные проезды, по которым ходит автобус, содержит дорожное управление.',
      arbiterName: 'Громов Андрей Львович',
    },
    {
      at: iso(Date.now() - 900 * hour),
      caseId: 'y',
      number: 7_411,
      authority: 'north',
      reason: 'Проезд во дворе без сквозного движения — дело района.',
      arbiterName: 'Громов Андрей Львович',
    },
  ],
  next: null,
});

export const hours = () => ({
  days: 30,
  items: [
    { official: 'ivanov', approved: 41, returned: 6, delegated: 2, late: 5, hours: 118.4, longest: 19.5 },
    { official: 'smirnova', approved: 64, returned: 9, delegated: 0, late: 0, hours: 37.2, longest: 3.1 },
  ],
});
