import { ActionIcon, Alert, Button, NumberInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { getRetention } from '@/features/admin/erasure/api/getRetention';
import { previewRetention } from '@/features/admin/erasure/api/previewRetention';
import { putRetention } from '@/features/admin/erasure/api/putRetention';
import type { RetentionCount, RetentionRule } from '@/features/admin/erasure/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';

const fiveYears = 1825;

/** How long ended cases keep what is personal, with a count before it is saved. */
export function Retention({ region }: { region: string }) {
  const { t } = useText();
  const { data, refetch } = useQuery({ queryKey: ['retention', region], queryFn: () => getRetention(region) });
  const [edited, setEdited] = useState<RetentionRule[] | null>(null);
  const [counts, setCounts] = useState<RetentionCount[]>([]);
  const [problem, setProblem] = useState('');
  if (!data) return <Loading screen={false} />;
  const rules = edited ?? data.rules;
  const change = (index: number, part: Partial<RetentionRule>) =>
    setEdited(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  const attempt = async (what: () => Promise<void>) => {
    setProblem('');
    try {
      await what();
    } catch (error) {
      setProblem(problemSentence(error, t));
    }
  };
  const count = () => attempt(async () => setCounts(await previewRetention(region, rules)));
  const save = () =>
    attempt(async () => {
      await putRetention(region, { version: data.version, rules });
      setEdited(null);
      await refetch();
      notifications.show({ message: t('admin.saved'), color: 'green', autoClose: 2500 });
    });
  return (
    <section className={classes.card} data-testid="retention">
      <div className={classes.head}>
        <h2>{t('retention.title')}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setEdited([...rules, { id: `term-${rules.length + 1}`, days: fiveYears }])}
        >
          {t('retention.add')}
        </Button>
      </div>
      <p className={classes.dim}>{t('retention.hint')}</p>
      {rules.length === 0 ? <p className={classes.empty}>{t('retention.none')}</p> : null}
      {rules.map((rule, index) => {
        const counted = counts.find((one) => one.rule === rule.id);
        return (
          <div key={index} className={classes.pair}>
            <TextInput label={t('retention.id')} value={rule.id} onChange={(event) => change(index, { id: event.currentTarget.value })} />
            <NumberInput
              label={t('retention.days')}
              min={30}
              max={36_500}
              value={rule.days}
              onChange={(value) => change(index, { days: Number(value) })}
            />
            <TextInput
              label={t('retention.network')}
              placeholder={t('retention.any')}
              value={rule.network ?? ''}
              onChange={(event) => change(index, { network: event.currentTarget.value.trim() || null })}
            />
            <TextInput
              label={t('retention.topic')}
              placeholder={t('retention.any')}
              value={rule.topic ?? ''}
              onChange={(event) => change(index, { topic: event.currentTarget.value.trim() || null })}
            />
            {counted ? <span>{t('retention.due', { due: counted.due, held: counted.held })}</span> : null}
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('retention.remove', { id: rule.id })}
              onClick={() => setEdited(rules.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <div className={classes.actions}>
        <Button variant="default" disabled={rules.length === 0} onClick={() => void count()}>
          {t('retention.count')}
        </Button>
        <Button disabled={edited === null} onClick={() => void save()}>
          {t('admin.save')}
        </Button>
      </div>
    </section>
  );
}
