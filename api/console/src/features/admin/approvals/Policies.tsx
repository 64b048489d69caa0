import { Button, Tooltip } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable, RowActions } from '@/features/admin/AdminTable';
import { describeConditions, type Names } from '@/features/admin/conditions/conditions';
import type { ApprovalPolicy, Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { PolicyForm } from './PolicyForm';
import { blankPolicy, withoutPolicy, withPolicy } from './policies';
import type { CardProps } from './types';

interface Opened {
  index: number | null;
  policy: ApprovalPolicy;
}

export function Policies({ region, topics, names, change, saving }: CardProps & { topics: Topic[]; names: Names }) {
  const { t, language } = useText();
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('admin.policies')}</h2>
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          data-testid="new-policy"
          onClick={() => setOpened({ index: null, policy: blankPolicy })}
        >
          {t('admin.policy.add')}
        </Button>
      </div>
      <p className={classes.hint}>{t('admin.policiesHint')}</p>
      <AdminTable
        label={t('admin.policies')}
        columns={[t('admin.policy.name'), t('admin.policy.when'), t('admin.policy.mode'), t('admin.policy.time')]}
        empty={t('admin.noPolicies')}
        isEmpty={region.approvals.length === 0}
      >
        {region.approvals.map((policy, index) => (
          <tr key={policy.id} data-testid={`policy-${policy.id}`}>
            <th scope="row">
              {policy.id}
              {policy.fixed ? (
                <Tooltip label={t('admin.policy.fixedWhy')}>
                  <IconLock size={14} role="img" aria-label={t('admin.policy.fixed')} style={{ marginLeft: 5, verticalAlign: -2 }} />
                </Tooltip>
              ) : null}
            </th>
            <td>{describeConditions(policy, t, names).join(' · ') || t('admin.policy.always')}</td>
            <td>{t(`admin.mode.${policy.mode}`)}</td>
            <td>
              {policy.mode === 'autonomous'
                ? '—'
                : t(policy.working ? 'deadline.workingHours' : 'deadline.clockHours', { hours: policy.hours.toLocaleString(language) })}
            </td>
            <RowActions
              edit={{ label: t('admin.policy.edit', { name: policy.id }), act: () => setOpened({ index, policy }) }}
              remove={{
                label: t('admin.policy.remove', { name: policy.id }),
                act: () => void change((before) => withoutPolicy(before, index)),
                disabled: saving,
              }}
            />
          </tr>
        ))}
      </AdminTable>
      {opened ? (
        <PolicyForm
          region={region}
          topics={topics}
          policy={opened.policy}
          index={opened.index}
          saving={saving}
          dismiss={() => setOpened(null)}
          save={async (policy) => {
            const problems = await change((before) => withPolicy(before, opened.index, policy));
            if (problems === null) setOpened(null);
            return problems;
          }}
        />
      ) : null}
    </section>
  );
}
