import { Select } from '@mantine/core';
import { DateField } from '@/components/dates';
import type { SearchQuestion } from '@/lib/cases/searchCases';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import classes from './Search.module.css';

const statuses = ['open', 'inWork', 'waitingForResident', 'promised', 'answered', 'confirmed', 'closed'] as const;
const networks = ['vk', 'telegram', 'ok', 'max', 'form', 'email', 'open311'] as const;

export function Filters({ question, set }: { question: SearchQuestion; set: (name: string, value: string | null) => void }) {
  const { t } = useText();
  const { topics, allAuthorities: authorities, topicName } = useDirectory();
  const choice = (name: 'status' | 'topic' | 'authority' | 'network', data: { value: string; label: string }[]) => (
    <Select
      size="xs"
      label={t(`search.${name}`)}
      placeholder={t('search.any')}
      data={data}
      value={question[name] ?? null}
      onChange={(value) => set(name, value)}
      clearable
      searchable={data.length > 8}
      nothingFoundMessage={t('common.nothingFound')}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      data-testid={`search-${name}`}
    />
  );
  const day = (name: 'from' | 'to') => (
    <DateField label={t(`search.${name}`)} value={question[name]?.slice(0, 10) ?? ''} clearable onChange={(value) => set(name, value)} />
  );
  return (
    <div className={classes.filters} role="group" aria-label={t('search.filters')}>
      {choice(
        'status',
        statuses.map((value) => ({ value, label: t(`status.${value}`) })),
      )}
      {choice(
        'topic',
        topics.map((one) => ({ value: one.code, label: topicName(one.code) })),
      )}
      {choice(
        'authority',
        authorities.map((one) => ({ value: one.id, label: one.name })),
      )}
      {choice(
        'network',
        networks.map((value) => ({ value, label: t(`network.${value}`) })),
      )}
      {day('from')}
      {day('to')}
    </div>
  );
}
