import { Button, Checkbox, Modal, MultiSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import adminClasses from '@/features/admin/AdminPage.module.css';
import type { Names } from '@/features/admin/conditions/conditions';
import type { Problems } from '@/features/admin/useSaver';
import type { RegionConfiguration, Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { ActionFields } from './ActionFields';
import classes from './Automation.module.css';
import type { AutomationRule, RuleTrigger } from './api/types';
import { ConditionFields } from './ConditionFields';
import { ruleSentence } from './ruleSentence';
import { listWith, triggers } from './rules';
import { Trial } from './Trial';

interface Props {
  region: RegionConfiguration;
  topics: Topic[];
  names: Names;
  rule: AutomationRule;
  saving: boolean;
  dismiss: () => void;
  save: (rule: AutomationRule) => Promise<Problems | null>;
}

/** One rule: when it is asked, what it asks and does; as a sentence, and tried on past cases before it is saved. */
export function RuleEditor({ region, topics, names, rule, saving, dismiss, save }: Props) {
  const { t, language } = useText();
  const [draft, setDraft] = useState(rule);
  const [problems, setProblems] = useState<Problems>({});
  const rules = listWith(region.automation ?? [], { ...draft, name: draft.name.trim() });
  const prefix = `automation[${rules.findIndex((one) => one.id === rule.id)}].`;
  const wrong = (field: string): string | undefined => problems[prefix + field];
  const keep = (change: Partial<AutomationRule>) => setDraft((before) => ({ ...before, ...change }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblems((await save({ ...draft, name: draft.name.trim() })) ?? {});
  };
  const isNew = !(region.automation ?? []).some((one) => one.id === rule.id);
  return (
    <Modal
      opened
      onClose={dismiss}
      size="xl"
      title={t(isNew ? 'automation.add' : 'automation.editing')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className={adminClasses.form} onSubmit={(event) => void submit(event)} data-testid="rule-form" noValidate>
        <TextInput
          label={t('automation.name')}
          description={t('automation.nameHint')}
          data-autofocus
          data-testid="rule-name"
          required
          maxLength={80}
          value={draft.name}
          error={wrong('name')}
          onChange={(event) => keep({ name: event.currentTarget.value })}
        />
        <MultiSelect
          label={t('automation.triggers')}
          data={triggers.map((value) => ({ value, label: t(`automation.trigger.${value}`) }))}
          value={draft.triggers}
          error={wrong('triggers')}
          onChange={(chosen) => keep({ triggers: triggers.filter((one) => chosen.includes(one)) as RuleTrigger[] })}
        />
        <ConditionFields
          when={draft.when}
          region={region}
          topics={topics}
          problem={(name) => wrong(`when.${name}`)}
          all={wrong('when')}
          change={(when) => keep({ when })}
        />
        <ActionFields
          actions={draft.actions}
          region={region}
          problem={(name) => wrong(`actions.${name}`)}
          all={wrong('actions')}
          change={(actions) => keep({ actions })}
        />
        <Checkbox
          label={t('automation.stop')}
          description={t('automation.stopHint')}
          checked={draft.stop ?? false}
          onChange={(event) => keep({ stop: event.currentTarget.checked })}
        />
        <p className={classes.preview} data-testid="rule-sentence" aria-live="polite">
          {ruleSentence(draft, { t, names, language })}
        </p>
        <Trial code={region.code} rules={rules} rule={rule.id} names={names} refused={setProblems} />
        <div className={adminClasses.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={saving} disabled={!draft.name.trim()} data-testid="save-rule">
            {t('admin.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
