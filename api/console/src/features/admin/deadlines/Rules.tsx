import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable, RowActions } from '@/features/admin/AdminTable';
import { describeConditions, type Names } from '@/features/admin/conditions/conditions';
import type { Problems } from '@/features/admin/useSaver';
import type { DeadlineRule, RegionConfiguration, Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import own from './Deadlines.module.css';
import { RuleForm } from './RuleForm';
import { blankRule, withRule } from './rules';

interface Props {
  region: RegionConfiguration;
  rules: DeadlineRule[];
  isDraft: boolean;
  topics: Topic[];
  names: Names;
  problems: Problems;
  saving: boolean;
  change: (rules: DeadlineRule[]) => void;
  save: () => void;
  discard: () => void;
}

export function Rules({ region, rules, isDraft, topics, names, problems, saving, change, save, discard }: Props) {
  const { t, language } = useText();
  const [opened, setOpened] = useState<{ index: number | null; rule: DeadlineRule } | null>(null);
  const wrong = Object.entries(problems).filter(([field]) => field.startsWith('deadlines'));
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('admin.rules')}</h2>
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          data-testid="new-rule"
          onClick={() => setOpened({ index: null, rule: blankRule })}
        >
          {t('admin.rule.add')}
        </Button>
      </div>
      <p className={classes.hint}>{t('admin.rulesHint')}</p>
      {isDraft ? (
        <div className={own.draft} role="status">
          <span>{t('admin.rule.unsaved')}</span>
          <span className={classes.buttons}>
            <Button variant="default" onClick={discard}>
              {t('admin.rule.discard')}
            </Button>
            <Button onClick={save} loading={saving} data-testid="save-rules">
              {t('admin.save')}
            </Button>
          </span>
        </div>
      ) : null}
      {wrong.map(([field, text]) => (
        <p key={field} className={own.late} role="alert">
          {rules[Number(/\[(\d+)]/.exec(field)?.[1])]?.id}: {text}
        </p>
      ))}
      <AdminTable
        label={t('admin.rules')}
        columns={[t('admin.rule.name'), t('admin.rule.deadline'), t('admin.rule.time'), t('admin.policy.when')]}
        empty={t('admin.noRules')}
        isEmpty={rules.length === 0}
      >
        {rules.map((rule, index) => (
          <tr key={`${index}-${rule.id}`} data-testid={`rule-${rule.id}`}>
            <th scope="row">{rule.id}</th>
            <td>{t(`deadline.kind.${rule.deadline}`, { defaultValue: rule.deadline })}</td>
            <td>
              {t(rule.working ? 'deadline.workingHours' : 'deadline.clockHours', {
                hours: Number(rule.hours.toFixed(2)).toLocaleString(language),
              })}
              {rule.pausesWhileWaiting ? <div className={classes.dim}>{t('admin.rule.pauses')}</div> : null}
            </td>
            <td>{describeConditions(rule, t, names).join(' · ') || t('admin.rule.always')}</td>
            <RowActions
              edit={{ label: t('admin.rule.edit', { name: rule.id }), act: () => setOpened({ index, rule }) }}
              remove={{ label: t('admin.rule.remove', { name: rule.id }), act: () => change(rules.filter((_, at) => at !== index)) }}
            />
          </tr>
        ))}
      </AdminTable>
      {opened ? (
        <RuleForm
          region={region}
          topics={topics}
          rule={opened.rule}
          isNew={opened.index === null}
          dismiss={() => setOpened(null)}
          keep={(rule) => {
            change(withRule(rules, opened.index, rule));
            setOpened(null);
          }}
        />
      ) : null}
    </section>
  );
}
