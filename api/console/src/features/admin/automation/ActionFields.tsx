import { MultiSelect, Select, TagsInput, Textarea } from '@mantine/core';
import adminClasses from '@/features/admin/AdminPage.module.css';
import type { Importance, RegionConfiguration } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import type { RuleActions, RuleAudience } from './api/types';
import { Part } from './Part';
import { type ActionName, actionNames, actionsOf, audiences, withoutAction } from './rules';

const byLoad = '*';

interface Props {
  actions: RuleActions;
  region: RegionConfiguration;
  problem: (name: string) => string | undefined;
  /** What is wrong with the actions as a whole. */
  all: string | undefined;
  change: (actions: RuleActions) => void;
}

/** What a rule does. */
export function ActionFields({ actions, region, problem, all, change }: Props) {
  const { t } = useText();
  const label = (name: ActionName) => t(`automation.action.${name}`);
  const set = (part: Partial<RuleActions>) => change({ ...actions, ...part });
  const officials = region.officials.filter((one) => one.authority === actions.authority);
  const render = (name: ActionName) => {
    switch (name) {
      case 'tags':
        return (
          <TagsInput
            label={label(name)}
            value={actions.tags}
            acceptValueOnBlur
            splitChars={[',', ';']}
            error={problem(name)}
            data-testid="action-tags"
            onChange={(tags) => set({ tags })}
          />
        );
      case 'importance':
        return (
          <Select
            label={label(name)}
            data={['high', 'normal'].map((value) => ({ value, label: t(`importance.${value}`) }))}
            value={actions.importance ?? null}
            error={problem(name)}
            data-testid="action-importance"
            onChange={(importance) => set({ importance: importance as Importance | null })}
          />
        );
      case 'give':
        return (
          <div className={adminClasses.pair}>
            <Select
              label={label(name)}
              data={region.authorities.filter((one) => !one.closed).map((one) => ({ value: one.id, label: one.name }))}
              value={actions.authority ?? null}
              searchable
              nothingFoundMessage={t('common.nothingFound')}
              error={problem('authority')}
              data-testid="action-authority"
              onChange={(authority) => set({ authority, official: null, byLoad: false })}
            />
            <Select
              label={t('automation.official')}
              data={[
                { value: '', label: t('automation.nobody') },
                { value: byLoad, label: t('automation.byLoad') },
                ...officials.map((one) => ({ value: one.id, label: one.name })),
              ]}
              value={actions.official ?? (actions.byLoad ? byLoad : '')}
              allowDeselect={false}
              disabled={!actions.authority}
              error={problem('official')}
              data-testid="action-official"
              onChange={(chosen) => set({ official: chosen && chosen !== byLoad ? chosen : null, byLoad: chosen === byLoad })}
            />
          </div>
        );
      case 'ask':
        return (
          <Textarea
            label={label(name)}
            description={t('automation.askHint')}
            autosize
            minRows={2}
            maxLength={1000}
            value={actions.ask ?? ''}
            error={problem(name)}
            data-testid="action-ask"
            onChange={(event) => set({ ask: event.currentTarget.value || null })}
          />
        );
      case 'escalate':
        return (
          <div>
            <div className={adminClasses.said}>{label(name)}</div>
            <p className={adminClasses.hint}>{t('automation.escalateHint')}</p>
          </div>
        );
      case 'notify':
        return (
          <MultiSelect
            label={label(name)}
            data={region.officials.map((one) => ({ value: one.id, label: one.name }))}
            value={actions.notify}
            searchable
            nothingFoundMessage={t('common.nothingFound')}
            error={problem(name)}
            data-testid="action-notify"
            onChange={(notify) => set({ notify })}
          />
        );
      case 'audiences':
        return (
          <MultiSelect
            label={label(name)}
            data={audiences.map((value) => ({ value, label: t(`automation.audienceName.${value}`) }))}
            value={actions.audiences}
            data-testid="action-audiences"
            onChange={(chosen) => set({ audiences: chosen as RuleAudience[] })}
          />
        );
    }
  };
  return (
    <Part
      title={t('automation.actions')}
      add={t('automation.addAction')}
      all={actionNames}
      given={actionsOf(actions)}
      label={label}
      problem={all}
      remove={(name) => change(withoutAction(actions, name))}
      render={render}
      added={(name) => name === 'escalate' && set({ escalate: true })}
      testId="actions"
    />
  );
}
