import { Button, Checkbox, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { ConditionFields } from '@/features/admin/conditions/ConditionFields';
import { deadlineNames } from '@/features/admin/deadlines/api/types';
import type { DeadlineRule, RegionConfiguration, Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';

interface Props {
  region: RegionConfiguration;
  topics: Topic[];
  rule: DeadlineRule;
  isNew: boolean;
  dismiss: () => void;
  keep: (rule: DeadlineRule) => void;
}

export function RuleForm({ region, topics, rule, isNew, dismiss, keep }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState(rule);
  const set = (change: Partial<DeadlineRule>) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep({ ...draft, id: draft.id.trim() });
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      size="lg"
      title={t(isNew ? 'admin.rule.add' : 'admin.rule.editing')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className={classes.form} onSubmit={submit} data-testid="rule-form">
        <TextInput
          label={t('admin.rule.name')}
          description={t('admin.rule.nameHint')}
          data-autofocus
          required
          value={draft.id}
          onChange={(event) => set({ id: event.currentTarget.value })}
        />
        <Select
          label={t('admin.rule.deadline')}
          data={deadlineNames.map((name) => ({ value: name, label: t(`deadline.kind.${name}`) }))}
          value={draft.deadline}
          allowDeselect={false}
          onChange={(deadline) => deadline && set({ deadline })}
        />
        <div className={classes.pair}>
          <NumberInput
            size="xs"
            label={t('admin.rule.hours')}
            min={0.02}
            max={8784}
            decimalScale={2}
            hideControls
            value={draft.hours}
            onChange={(hours) => set({ hours: Number(hours) })}
          />
          <Select
            label={t('admin.policy.clock')}
            data={[
              { value: 'working', label: t('admin.policy.working') },
              { value: 'clock', label: t('admin.policy.aroundClock') },
            ]}
            value={draft.working ? 'working' : 'clock'}
            allowDeselect={false}
            onChange={(value) => set({ working: value === 'working' })}
          />
        </div>
        <Checkbox
          label={t('admin.rule.pauses')}
          description={t('admin.rule.pausesHint')}
          checked={draft.pausesWhileWaiting}
          onChange={(event) => set({ pausesWhileWaiting: event.currentTarget.checked })}
        />
        <ConditionFields
          names={['kind', 'topic', 'authority', 'importance', 'source', 'network', 'channel']}
          value={draft}
          region={region}
          topics={topics}
          change={set}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!draft.id.trim()} data-testid="keep-rule">
            {t('admin.rule.keep')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
