import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useConfirm } from '@/components/Confirm';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { useNames } from '@/features/admin/conditions/useNames';
import { useTopics } from '@/features/admin/routing/useTopics';
import { Unread } from '@/features/admin/Unread';
import { useSaver } from '@/features/admin/useSaver';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { listUse } from './api/listUse';
import type { AutomationRule } from './api/types';
import { RuleEditor } from './RuleEditor';
import { RuleList } from './RuleList';
import { blankRule, listWith, moved, withRules } from './rules';

/** The rules an administrator writes: in their order, with how often each was applied. */
export function AutomationAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const ask = useConfirm();
  const { region, change, saving, failed, missing, refetch } = useSaver(code);
  const topics = useTopics();
  const names = useNames(region, topics);
  const { data: use, isError: useUnknown } = useQuery({
    queryKey: ['rule-use', code, region?.version],
    queryFn: ({ signal }) => listUse(code, signal),
    enabled: region !== undefined,
    refetchInterval: every(60_000),
  });
  const [opened, setOpened] = useState<AutomationRule | null>(null);
  if (failed) return <Unread again={refetch} missing={missing} />;
  if (!region || !topics) return <Loading />;
  const rules = region.automation ?? [];
  const remove = async (rule: AutomationRule) => {
    const agreed = await ask({
      title: t('automation.remove', { name: rule.name }),
      text: t('automation.removeWhy'),
      agree: t('automation.removeYes'),
    });
    if (agreed) await change((before) => withRules(before, (all) => all.filter((one) => one.id !== rule.id)));
  };
  return (
    <div className={classes.page} data-testid="automation-admin">
      <h1 className={classes.title}>{t('admin.automation')}</h1>
      <p className={classes.lead}>{t('automation.lead')}</p>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('automation.list')}</h2>
          <Button
            leftSection={<IconPlus size={15} aria-hidden />}
            data-testid="new-rule"
            onClick={() => setOpened(blankRule(crypto.randomUUID()))}
          >
            {t('automation.add')}
          </Button>
        </div>
        <p className={classes.hint}>{t('automation.listHint')}</p>
        {rules.length === 0 ? (
          <p className={classes.empty}>{t('automation.none')}</p>
        ) : (
          <RuleList
            rules={rules}
            names={names}
            use={use}
            useUnknown={useUnknown}
            saving={saving}
            move={(from, to) => void change((before) => withRules(before, (all) => moved(all, from, to)))}
            toggle={(rule) => void change((before) => withRules(before, (all) => listWith(all, { ...rule, enabled: !rule.enabled })))}
            edit={setOpened}
            remove={(rule) => void remove(rule)}
          />
        )}
      </section>
      {opened ? (
        <RuleEditor
          region={region}
          topics={topics}
          names={names}
          rule={opened}
          saving={saving}
          dismiss={() => setOpened(null)}
          save={async (rule) => {
            const problems = await change((before) => withRules(before, (all) => listWith(all, rule)));
            if (problems === null) setOpened(null);
            return problems;
          }}
        />
      ) : null}
    </div>
  );
}
