import { Select, TextInput } from '@mantine/core';
import classes from '@/features/admin/AdminPage.module.css';
import { messageKinds, messageSources, type RegionConfiguration, type Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { type ConditionName, type Conditions, fieldOf, withField } from './conditions';

interface Props {
  /** The conditions that can be asked, in the order of the form. */
  names: ConditionName[];
  value: Conditions;
  region: RegionConfiguration;
  topics: Topic[];
  change: (part: Conditions) => void;
  /** What the server refused about a field. */
  problem?: (name: ConditionName) => string | undefined;
}

interface Choices {
  label: string;
  /** Null for a free text. */
  data: { value: string; label: string }[] | null;
  searchable?: boolean;
}

/** The conditions of a policy or a rule; an empty field asks nothing. */
export function ConditionFields({ names, value, region, topics, change, problem }: Props) {
  const { t, language } = useText();
  const named = (list: { id: string; name: string }[]) => list.map((one) => ({ value: one.id, label: one.name }));
  const worded = (list: readonly string[], prefix: string) => list.map((one) => ({ value: one, label: t(`${prefix}.${one}`) }));
  const choices: Record<ConditionName, Choices> = {
    answer: { label: t('admin.policy.answer'), data: worded(['intermediate', 'final'], 'answerKind') },
    kind: { label: t('case.kind'), data: worded(messageKinds, 'kind') },
    topic: { label: t('case.topic'), data: topics.map((topic) => ({ value: topic.code, label: topic[language] })), searchable: true },
    importance: { label: t('case.importance'), data: worded(['normal', 'high'], 'importance') },
    authority: { label: t('case.authority'), data: named(region.authorities), searchable: true },
    author: { label: t('admin.policy.author'), data: named(region.officials), searchable: true },
    isPublic: { label: t('admin.policy.thread'), data: worded(['public', 'private'], 'case') },
    source: { label: t('admin.rule.source'), data: worded(messageSources, 'admin.source') },
    network: { label: t('admin.rule.network'), data: null },
    channel: { label: t('admin.rule.channel'), data: null },
  };
  return (
    <div className={classes.pair}>
      {names.map((name) => {
        const { label, data, searchable } = choices[name];
        const shared = { label, placeholder: t('admin.policy.any'), error: problem?.(name) };
        return data === null ? (
          <TextInput
            key={name}
            {...shared}
            value={fieldOf(value, name) ?? ''}
            onChange={(event) => change(withField(name, event.currentTarget.value))}
          />
        ) : (
          <Select
            key={name}
            {...shared}
            data={data}
            searchable={searchable}
            nothingFoundMessage={searchable ? t('common.nothingFound') : undefined}
            value={fieldOf(value, name)}
            onChange={(chosen) => change(withField(name, chosen))}
            clearable
            clearButtonProps={{ 'aria-label': t('common.clear') }}
          />
        );
      })}
    </div>
  );
}
