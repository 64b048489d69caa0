import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import adminClasses from '@/features/admin/AdminPage.module.css';
import {
  type Importance,
  type MessageKind,
  type MessageSource,
  messageKinds,
  messageSources,
  type RegionConfiguration,
  type Topic,
  type Weekday,
  weekdays,
} from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { RuleConditions } from './api/types';
import { Part } from './Part';
import { type ConditionName, conditionNames, conditionsOf, withoutCondition } from './rules';
import { useChannelNames } from './useChannelNames';

const networks = ['telegram', 'vk', 'max', 'ok', 'email', 'form', 'feed', 'open311'];

interface Props {
  when: RuleConditions;
  region: RegionConfiguration;
  topics: Topic[];
  problem: (name: string) => string | undefined;
  /** What is wrong with the conditions as a whole. */
  all: string | undefined;
  change: (when: RuleConditions) => void;
}

/** What a rule asks of a case; all of it must hold. */
export function ConditionFields({ when, region, topics, problem, all, change }: Props) {
  const { t, language } = useText();
  const channels = useChannelNames(region.code);
  const label = (name: ConditionName) => t(`automation.condition.${name}`);
  const set = (part: Partial<RuleConditions>) => change({ ...when, ...part });
  const several = (name: ConditionName, data: { value: string; label: string }[], value: string[], keep: (chosen: string[]) => void) => (
    <MultiSelect
      label={label(name)}
      data={data}
      value={value}
      searchable
      nothingFoundMessage={t('common.nothingFound')}
      error={problem(name)}
      data-testid={`condition-${name}`}
      onChange={keep}
    />
  );
  const words = (name: 'words' | 'noWords' | 'places' | 'tags') => (
    <TagsInput
      label={label(name)}
      description={t(`automation.conditionHint.${name}`)}
      value={when[name]}
      acceptValueOnBlur
      splitChars={[',', ';']}
      error={problem(name)}
      data-testid={`condition-${name}`}
      onChange={(values) => set({ [name]: values.map((one) => (name === 'tags' ? one.trim().toLocaleLowerCase(language) : one.trim())) })}
    />
  );
  const one = (
    name: ConditionName,
    data: { value: string; label: string }[],
    value: string | null,
    keep: (chosen: string | null) => void,
  ) => <Select label={label(name)} data={data} value={value} error={problem(name)} data-testid={`condition-${name}`} onChange={keep} />;
  const named = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  const flag = (value: boolean | null | undefined, yes: string, no: string) =>
    value === null || value === undefined ? null : value ? yes : no;
  const render = (name: ConditionName) => {
    switch (name) {
      case 'kinds':
        return several(
          name,
          messageKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          when.kinds,
          (kinds) => set({ kinds: kinds as MessageKind[] }),
        );
      case 'topics':
        return several(
          name,
          topics.map((topic) => ({ value: topic.code, label: topic[language] })),
          when.topics,
          (chosen) => set({ topics: chosen }),
        );
      case 'authorities':
        return several(name, named(region.authorities), when.authorities, (authorities) => set({ authorities }));
      case 'networks':
        return several(
          name,
          networks.map((value) => ({ value, label: t(`network.${value}`, { defaultValue: value }) })),
          when.networks,
          (chosen) => set({ networks: chosen }),
        );
      case 'channels':
        return several(name, named(channels(when.channels)), when.channels, (chosen) => set({ channels: chosen }));
      case 'days':
        return several(
          name,
          weekdays.map((value) => ({ value, label: t(`automation.day.${value}`) })),
          when.days,
          (days) => set({ days: days as Weekday[] }),
        );
      case 'words':
      case 'noWords':
      case 'places':
      case 'tags':
        return words(name);
      case 'importance':
        return one(
          name,
          ['normal', 'high'].map((value) => ({ value, label: t(`importance.${value}`) })),
          when.importance ?? null,
          (importance) => set({ importance: importance as Importance | null }),
        );
      case 'isPublic':
        return one(
          name,
          ['public', 'private'].map((value) => ({ value, label: t(`case.${value}`) })),
          flag(when.isPublic, 'public', 'private'),
          (value) => set({ isPublic: value === null ? null : value === 'public' }),
        );
      case 'source':
        return one(
          name,
          messageSources.map((value) => ({ value, label: t(`admin.source.${value}`) })),
          when.source ?? null,
          (source) => set({ source: source as MessageSource | null }),
        );
      case 'workingTime':
        return one(
          name,
          ['inside', 'outside'].map((value) => ({ value, label: t(`automation.working.${value}`) })),
          flag(when.workingTime, 'inside', 'outside'),
          (value) => set({ workingTime: value === null ? null : value === 'inside' }),
        );
      case 'hours':
        return (
          <div className={adminClasses.pair}>
            {(['from', 'until'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                label={t(`automation.${end}`)}
                value={(when[end] ?? '').slice(0, 5)}
                error={problem(end)}
                data-testid={`condition-${end}`}
                onChange={(event) => set({ [end]: event.currentTarget.value ? `${event.currentTarget.value}:00` : null })}
              />
            ))}
          </div>
        );
    }
  };
  return (
    <Part
      title={t('automation.conditions')}
      add={t('automation.addCondition')}
      all={conditionNames}
      given={conditionsOf(when)}
      label={label}
      problem={all}
      remove={(name) => change(withoutCondition(when, name))}
      render={render}
      testId="conditions"
    />
  );
}
