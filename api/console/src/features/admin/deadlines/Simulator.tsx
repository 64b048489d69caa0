import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { MomentField } from '@/components/dates';
import classes from '@/features/admin/AdminPage.module.css';
import type { Names } from '@/features/admin/conditions/conditions';
import { simulate } from '@/features/admin/deadlines/api/simulate';
import type { SimulatedCase } from '@/features/admin/deadlines/api/types';
import { HttpError } from '@/lib/api/http';
import {
  type DeadlineRule,
  type Importance,
  type MessageKind,
  type MessageSource,
  messageKinds,
  messageSources,
  type RegionConfiguration,
  type Topic,
} from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { fromRegional, toRegional } from '@/lib/time';
import own from './Deadlines.module.css';
import { Simulated } from './Simulated';

interface Props {
  region: RegionConfiguration;
  draft: DeadlineRule[] | null;
  topics: Topic[];
  names: Names;
}

/** "If a message came on Friday at 17:40": every deadline as it is, and as the unsaved rules would have it. */
export function Simulator({ region, draft, topics, names }: Props) {
  const { t, language } = useText();
  const [received, setReceived] = useState(() => toRegional(Date.now(), region.timeZone));
  const [asked, setAsked] = useState({ from: '', to: '' });
  const [message, setMessage] = useState<Omit<SimulatedCase, 'receivedAt' | 'pauses'>>({
    kind: 'complaint',
    topic: 'roads',
    importance: 'normal',
  });
  const set = (change: Partial<SimulatedCase>) => setMessage((before) => ({ ...before, ...change }));
  const question = useMemo(() => {
    const at = fromRegional(received, region.timeZone);
    const [from, to] = [fromRegional(asked.from, region.timeZone), fromRegional(asked.to, region.timeZone)];
    return {
      message:
        at === null
          ? null
          : {
              ...message,
              receivedAt: at.toISOString(),
              pauses: from && to && to > from ? [{ from: from.toISOString(), to: to.toISOString() }] : [],
            },
      proposed: draft === null ? null : { ...region, deadlines: draft },
    };
  }, [received, asked, message, draft, region]);
  const [settled] = useDebouncedValue(question, 300);
  const { data, error } = useQuery({
    queryKey: ['simulation', region.code, region.version, settled],
    queryFn: ({ signal }) => (settled.message ? simulate(region.code, settled.message, settled.proposed, signal) : null),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('common.clear') } };
  return (
    <section className={classes.card} data-testid="simulator">
      <div className={classes.head}>
        <h2>{t('admin.simulator.title')}</h2>
      </div>
      <p className={classes.hint}>{t('admin.simulator.hint')}</p>
      <div className={classes.pair}>
        <MomentField label={t('admin.simulator.received')} data-testid="simulated-received" value={received} onChange={setReceived} />
        <Select
          label={t('case.kind')}
          data={messageKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={message.kind}
          allowDeselect={false}
          onChange={(kind) => kind && set({ kind: kind as MessageKind })}
        />
        <Select
          label={t('case.topic')}
          data={topics.map((topic) => ({ value: topic.code, label: topic[language] }))}
          searchable
          nothingFoundMessage={t('common.nothingFound')}
          value={message.topic}
          allowDeselect={false}
          onChange={(topic) => topic && set({ topic })}
        />
        <Select
          label={t('case.authority')}
          placeholder={t('admin.simulator.byTopic')}
          data={region.authorities.map((one) => ({ value: one.id, label: one.name }))}
          searchable
          nothingFoundMessage={t('common.nothingFound')}
          value={message.authority ?? null}
          onChange={(authority) => set({ authority })}
          {...clearing}
        />
        <Select
          label={t('case.importance')}
          data={(['normal', 'high'] as const).map((one) => ({ value: one, label: t(`importance.${one}`) }))}
          value={message.importance}
          allowDeselect={false}
          onChange={(importance) => importance && set({ importance: importance as Importance })}
        />
        <Select
          label={t('admin.rule.source')}
          data={messageSources.map((one) => ({ value: one, label: t(`admin.source.${one}`) }))}
          value={message.source ?? 'direct'}
          allowDeselect={false}
          onChange={(source) => set({ source: source as MessageSource })}
        />
        <MomentField label={t('admin.simulator.askedFrom')} value={asked.from} onChange={(from) => setAsked({ ...asked, from })} />
        <MomentField label={t('admin.simulator.askedTo')} value={asked.to} onChange={(to) => setAsked({ ...asked, to })} />
      </div>
      {error ? (
        <p className={own.late} role="alert">
          {error instanceof HttpError && error.status === 400
            ? Object.entries(error.problem.errors ?? {})
                .map(([field, texts]) => `${field.replace('proposed.', '')}: ${texts.join(' ')}`)
                .join('; ')
            : t('admin.simulator.failed')}
        </p>
      ) : null}
      {data ? <Simulated simulation={data} names={names} /> : null}
    </section>
  );
}
