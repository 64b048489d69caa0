import { Button, Checkbox, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { deadlineNames } from '@/features/admin/deadlines/api/types';
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

interface Props {
  region: RegionConfiguration;
  topics: Topic[];
  rule: DeadlineRule;
  isNew: boolean;
  dismiss: () => void;
  keep: (rule: DeadlineRule) => void;
}

export function RuleForm({ region, topics, rule, isNew, dismiss, keep }: Props) {
  const { t, language } = useText();
  const [draft, setDraft] = useState(rule);
  const set = (change: Partial<DeadlineRule>) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep({ ...draft, id: draft.id.trim() });
  };
  const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('common.clear') }, placeholder: t('admin.policy.any') };
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
        <div className={classes.pair}>
          <Select
            label={t('case.kind')}
            data={messageKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            value={draft.kind ?? null}
            onChange={(kind) => set({ kind: kind as MessageKind | null })}
            {...clearing}
          />
          <Select
            label={t('case.topic')}
            data={topics.map((topic) => ({ value: topic.code, label: topic[language] }))}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
            value={draft.topic ?? null}
            onChange={(topic) => set({ topic })}
            {...clearing}
          />
          <Select
            label={t('case.authority')}
            data={region.authorities.map((one) => ({ value: one.id, label: one.name }))}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
            value={draft.authority ?? null}
            onChange={(authority) => set({ authority })}
            {...clearing}
          />
          <Select
            label={t('case.importance')}
            data={(['normal', 'high'] as const).map((one) => ({ value: one, label: t(`importance.${one}`) }))}
            value={draft.importance ?? null}
            onChange={(importance) => set({ importance: importance as Importance | null })}
            {...clearing}
          />
          <Select
            label={t('admin.rule.source')}
            data={messageSources.map((one) => ({ value: one, label: t(`admin.source.${one}`) }))}
            value={draft.source ?? null}
            onChange={(source) => set({ source: source as MessageSource | null })}
            {...clearing}
          />
          <TextInput
            label={t('admin.rule.network')}
            placeholder={t('admin.policy.any')}
            value={draft.network ?? ''}
            onChange={(event) => set({ network: event.currentTarget.value.trim() || null })}
          />
          <TextInput
            label={t('admin.rule.channel')}
            placeholder={t('admin.policy.any')}
            value={draft.channel ?? ''}
            onChange={(event) => set({ channel: event.currentTarget.value.trim() || null })}
          />
        </div>
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
