import { Button, Checkbox, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { ConditionFields } from '@/features/admin/conditions/ConditionFields';
import type { Problems } from '@/features/admin/useSaver';
import { type ApprovalMode, type ApprovalPolicy, approvalModes, type RegionConfiguration, type Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';

interface Props {
  region: RegionConfiguration;
  topics: Topic[];
  policy: ApprovalPolicy;
  /** Its place in the list; null for a new one. */
  index: number | null;
  saving: boolean;
  dismiss: () => void;
  save: (policy: ApprovalPolicy) => Promise<Problems | null>;
}

export function PolicyForm({ region, topics, policy, index, saving, dismiss, save }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState(policy);
  const [problems, setProblems] = useState<Problems>({});
  const keep = (change: Partial<ApprovalPolicy>) => setDraft((before) => ({ ...before, ...change }));
  const wrong = (field: string) => problems[`approvals[${index ?? region.approvals.length}].${field}`];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblems((await save({ ...draft, id: draft.id.trim() })) ?? {});
  };
  return (
    <Modal
      opened
      onClose={dismiss}
      size="lg"
      title={t(index === null ? 'admin.policy.add' : 'admin.policy.editing')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className={classes.form} onSubmit={(event) => void submit(event)} data-testid="policy-form">
        <TextInput
          label={t('admin.policy.name')}
          description={t('admin.policy.nameHint')}
          data-autofocus
          required
          value={draft.id}
          error={wrong('id')}
          onChange={(event) => keep({ id: event.currentTarget.value })}
        />
        <Select
          label={t('admin.policy.mode')}
          data={approvalModes.map((mode) => ({ value: mode, label: t(`admin.mode.${mode}`) }))}
          value={draft.mode}
          allowDeselect={false}
          error={wrong('mode')}
          onChange={(mode) => mode && keep({ mode: mode as ApprovalMode })}
        />
        <div className={classes.pair}>
          <NumberInput
            size="xs"
            label={t('admin.policy.hours')}
            description={t('admin.policy.hoursHint')}
            min={0}
            max={744}
            step={1}
            decimalScale={2}
            hideControls
            value={draft.hours}
            error={wrong('hours')}
            onChange={(hours) => keep({ hours: Number(hours) })}
          />
          <Select
            label={t('admin.policy.clock')}
            description={t('admin.policy.clockHint')}
            data={[
              { value: 'working', label: t('admin.policy.working') },
              { value: 'clock', label: t('admin.policy.aroundClock') },
            ]}
            value={draft.working ? 'working' : 'clock'}
            allowDeselect={false}
            onChange={(value) => keep({ working: value === 'working' })}
          />
        </div>
        <ConditionFields
          names={['answer', 'topic', 'importance', 'authority', 'author', 'isPublic']}
          value={draft}
          region={region}
          topics={topics}
          change={keep}
          problem={wrong}
        />
        <Checkbox
          label={t('admin.policy.fixed')}
          description={t('admin.policy.fixedWhy')}
          checked={draft.fixed ?? false}
          onChange={(event) => keep({ fixed: event.currentTarget.checked })}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={saving} disabled={!draft.id.trim()} data-testid="save-policy">
            {t('admin.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
